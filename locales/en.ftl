### Every visible word, in English. The same keys stand in zh.ftl.

## Small things
comma = { ", " }
dot = { " · " }

## Frame of every page
site-description = Bring a picture, or catch a moving colour. Meet the paintings that share its colours, and leave with a story.
skip = Skip to the content
nav-label = Main
nav-new = New palette
nav-stories = My stories
nav-about = About
nav-privacy = Privacy
nav-licences = Licences
steps-label = Your journey
step-colours = Colours
step-feeling = Feeling
step-paintings = Paintings
step-story = Story
footer-line = Real paintings, cut from paper. No accounts, no trackers.
errors-heading = Please look at this again
study-alt = Cut-paper study after { $title } by { $artist }
study-note = A cut-paper study, from the painting’s own colours
swatches-label = The colours

## Home
home-title = Every palette tells a story
home-heading = Every palette tells a story.
home-lead = Bring a picture, or catch a moving colour. We find the paintings that share it, and write the story between them.
home-begin = Begin with a colour
home-count = { $count } paintings from public collections. Free, no account, English and Chinese.
home-wall-label = Cut-paper studies of five paintings
home-how = How it works
home-step1 = Five colours, named
home-step1-text = Weighed as the eye weighs them, with the feelings that many people attach to such colours.
home-step2 = Ten paintings, with reasons
home-step2-text = Each match shows which of your colours it shares, how much of them, and how closely.
home-step3 = One story, yours
home-step3-text = Three paintings, one of five narrators, your main character. Read it, keep it, send it.
home-samples = How such stories begin
home-teachers = For teachers
home-teachers-text = One lesson long, from a photograph to a story about three paintings. Pupils need no account and no e-mail address.
home-teachers-link = How to use it in a class

## Capture
capture-title = New palette
capture-heading = Begin with a colour
capture-lead = Catch a moving colour, or bring a picture of your own.
capture-gradient = Catch a moving colour
capture-picture = Bring a picture
capture-take = Catch this one
capture-pause = Pause
capture-play = Go on
capture-next = Another
capture-space = The space bar catches it, too.
capture-stills = Choose one of these stills.
gradient-aurora = Aurora
gradient-dusk = The sea at dusk
gradient-ink = Ink in water
upload-drop = Drop a picture here, paste one, or choose one.
upload-choose = Choose or take a picture
upload-help = JPEG, PNG, WebP, GIF, BMP or TIFF, up to { $megabytes } MB; or a palette file: ASE, ACO, GPL, CSS, SCSS, JSON, SVG.
upload-preview = The picture you chose
upload-send = Find its colours
upload-progress = Progress of the upload
upload-cancel = Cancel
upload-retry = Try again
upload-private = Only you can see your picture. What the camera wrote into it, such as the place, is removed.
upload-shrinking = Making the picture smaller for the journey …
upload-sending = Sending: { "{percent}" } %
upload-reading = Looking at its colours …
upload-cancelled = Cancelled. Your picture is still here.
upload-broken = The line broke. Your picture is still here; try again when you are back online.
upload-problem = That did not work. Your picture is still here; please try again.
upload-not-picture = This file is not a picture. Choose a JPEG, PNG, WebP, GIF, BMP or TIFF.
upload-too-large = This picture is larger than { $megabytes } MB. Choose a smaller one.

## Palette
palette-title = Your palette
palette-heading = { $count ->
    [1] One colour, named
    [2] Two colours, named
    [3] Three colours, named
    [4] Four colours, named
    [5] Five colours, named
   *[other] { $count } colours, named
}
palette-picture-alt = Your picture
frame-left-out = The frame around your picture is not counted.
frame-count = Count it after all
palette-take = Take these colours with you
palette-take-help = As a file for Photoshop and Illustrator (ase, aco), GIMP, Inkscape and Krita (gpl), style sheets (css, scss), design tools (tokens.json), or as a picture (svg, png).
palette-another = Use another picture
palette-continue = Show me the paintings
emotion-question = What does it feel like?
emotion-lead = Many people associate such colours with these feelings. You may disagree: choose your own.
emotion-lift = { $lift } × the usual
emotion-surer = a little surer than most
emotion-honest = The cards are ordered by how much more such colours suggest a feeling than paintings in general do. Colour alone says little, and most of these answers are far from sure: take them as suggestions.
emotion-research = What research says about such colours
emotion-method = How this is measured
emotion-happiness = Happiness
emotion-love = Love
emotion-optimism = Optimism
emotion-trust = Trust
emotion-anticipation = Anticipation
emotion-surprise = Surprise
emotion-fear = Fear
emotion-sadness = Sadness
emotion-anger = Anger
emotion-disgust = Disgust
emotion-gratitude = Gratitude
emotion-humility = Humility
emotion-arrogance = Arrogance
emotion-pessimism = Pessimism
emotion-disagreeableness = Disagree{ "\u00AD" }ableness
intensity-low = low
intensity-medium = medium
intensity-high = high

## Gallery
gallery-title = Paintings that share your colours
gallery-heading = { $count ->
    [1] One painting shares your colours
    [2] Two paintings share your colours
    [3] Three paintings share your colours
    [5] Five paintings share your colours
    [10] Ten paintings share your colours
   *[other] { $count } paintings share your colours
}
gallery-lead = Under each you see why: your colours above, the painting’s below.
gallery-pick-heading = Pick three, in order
gallery-how = The story visits them in your order: first, second, third.
gallery-place = Place of { $title } in the story
gallery-first = First
gallery-second = Second
gallery-third = Third
gallery-more = Show me others
surprise-label = Surprise me
surprise-help = Left: the nearest colours. Right: further away, and more unlike each other.
gallery-no-more = You have seen every painting that we have.
gallery-tray = Your three paintings
gallery-pick = Pick { "{title}" }
gallery-picked = { "{title}" } is number { "{place}" }.
gallery-full = You have three paintings. Remove one first.
gallery-removed = { "{title}" } is removed.
gallery-earlier = Move { "{title}" } earlier
gallery-later = Move { "{title}" } later
gallery-remove = Remove { "{title}" }
gallery-slot-empty = Pick a painting
gallery-keys = Click a painting or press its number; move them with the arrows.
match-one = Shares your { $name } ({ $percent }, ΔE { $delta }).
match-two = Shares your { $name } ({ $percent }, ΔE { $delta }) and your { $name2 } ({ $percent2 }, ΔE { $delta2 }).
match-near = Comes nearest to your { $name } ({ $percent }, ΔE { $delta }).
narrator-question = Who tells it?
narrator-historian = The historian
narrator-historian-line = What is known, in order, and why it matters.
narrator-poet = The poet
narrator-poet-line = Light, weather, and what they do to the heart.
narrator-detective = The detective
narrator-detective-line = Every painting hides a clue. The last one confesses.
narrator-critic = The critic
narrator-critic-line = Look here. Now here. See what the colour did?
narrator-time-traveller = The time traveller
narrator-time-traveller-line = A report from the past, with complaints.
details-heading = Who is it about?
character-label = Main character’s name
character-help = Up to 40 characters. It need not be your own.
intensity-question = { $emotion }: how strong?
language-question = Language of the story
note-label = Something you noticed (optional)
note-help = A detail in one of the paintings or in your picture, up to 280 characters. The story will use it.
gallery-write = Write our story

## Story
story-title = A story
story-meta = { $narrator ->
    [historian] A historian’s story for { $character }
    [poet] A poet’s story for { $character }
    [detective] A detective’s story for { $character }
    [critic] A critic’s story for { $character }
    [time_traveller] A time traveller’s story for { $character }
   *[other] A story for { $character }
}
story-part = { $number ->
    [1] First part
    [2] Second part
   *[other] Third part
}
story-being-written = Your story is being written
story-not-written = This story could not be written
story-wait = It appears here as it is written. You may leave the page: it will be among your stories.
story-writing-part = Writing part { "{number}" } of 3.
story-done = The story is finished.
story-failed = Something went wrong while it was written. Your choices are kept: write it again below.
story-broken = The line broke. The story goes on being written; this page picks it up again by itself.
share-heading = Share it
share-off = Nobody else can see this story. You can make a link for it, and stop it at any time.
share-on = Whoever has this link can read the story.
share-start = Make a link
share-stop = Stop sharing
share-link = Link to the story
share-copy = Copy the link
share-copied = Copied.
share-open = See it as others do
again-heading = Tell it again
again-text = The same three paintings, another story. This one stays as it is.
again-narrator = Who tells it
again-button = Write it again
again-gallery = Pick other paintings
shared-description = Three paintings, one palette, and a story for { $character }.
shared-yours = And yours?

## My stories
stories-title = My stories
stories-heading = My stories
stories-lead = The stories of this browser, newest first.
stories-none = There is none yet. It takes a picture and about three minutes.
stories-next = Older stories

## About
about-title = About
about-heading = What this is, and how it works
about-lead = Plot & Palette takes the colours of a picture, finds paintings that share them, and writes a story that walks through three of them. This page says how, and how far to trust it.
about-colours = The colours
about-colours-text = The picture’s pixels are gathered in CIELAB, a colour space made to follow the eye, and divided into five groups. Each group’s share is its weight. The names come from a list of colour words in English and Chinese; the nearest one by CIEDE2000 wins.
about-feelings = The feelings
about-feelings-text = Fifteen feelings are scored in two ways: by what a model learned from 3,841 paintings whose feelings people named, and by published surveys of what people associate with colours; the sources stand below. A card says how many times more than usual such colours suggest its feeling.
about-feelings-limits = Be careful with it. Colour alone explains only a few per cent of what people feel before a painting. People agree fairly well on fear, happiness, love and sadness, and much less on the others. Cultures differ as well: in China white also belongs to mourning. That is why the choice is yours.
about-paintings = The paintings
about-paintings-text = There are { $count } paintings in the collection, with title, artist, date and museum; those that come with the program are in the public domain. Yours are compared with each of them by the Earth Mover’s Distance: how much colour would have to be moved, and how far, to turn one palette into the other. ΔE is the distance between two single colours by CIEDE2000: under 2 is hardly seen, above 10 is plain to see.
about-studies = The cut-paper studies
about-studies-text = What hangs here are not photographs. Each study is cut by our program from a few hundred figures of the painting: six colours and where they lie. To see the painting itself, follow the museum’s link.
about-stories = The stories
about-stories-text = The built-in writer works without the internet. Titles, artists, dates, museums and colours in a story are true; your character and what happens to them are invented.
about-teachers-text = Let each pupil bring a photograph of something close by, and look at its five colours before the program names a feeling. Pick three paintings and say aloud why they match. Write down one thing that the eye found in a painting, and see how the story uses it. Compare two narrators over the same three paintings.

## Privacy
privacy-title = Privacy
privacy-heading = What is kept, and for how long
privacy-lead = As little as we can. No account, no advertising, no request to anybody else’s server.
privacy-picture = Your picture
privacy-picture-text = It is made smaller, and everything that the camera wrote into the file is removed: place, time, device. Only the browser that sent it can see it.
privacy-cookie = One cookie
privacy-cookie-text = It is set when you first save something, so that you find your palettes and stories again. It holds a random number and nothing else. Another remembers your language for a year if you choose one.
privacy-words = What you type
privacy-words-text = The main character’s name and your note are kept with the story. Please give no full names of children.
privacy-share = Shared stories
privacy-share-text = A story is private until you make a link. Whoever has the link can read it, but not see your picture. Stop sharing, and the link leads nowhere.
privacy-time = How long
privacy-time-text = { $days } days after your last visit it all ends: the cookie stops working, and your palettes, pictures and stories are removed with all that you typed. A shared story ends with them, unless you stop sharing it earlier. Each visit begins the { $days } days anew.
privacy-repeat-text = The answer to what you send is remembered for 24 hours, so that a double click makes one story and not two.
privacy-use = What we count
privacy-use-text = How often each step is taken, and what is chosen there, such as a feeling, a narrator or paintings. No names, addresses or texts. These counts stay when everything else is removed, but then nothing connects them with your visit.

## Licences
licences-title = Licences
licences-heading = Licences
licences-lead = Plot & Palette is free software, under MIT or Apache 2.0 as you like.
licences-paintings = Paintings
licences-paintings-text = The paintings are in the public domain. Facts about them come from the museums’ open data and from Wikimedia; each painting links to its page. The studies are ours, and free to use under CC0.
licences-software = Software
licences-software-text = It is built from these works of others, with thanks.
licences-notices = Read their licences in full

## What went wrong in a form
error-image-missing = Choose a picture first.
error-still-unknown = Choose one of the stills that are shown.
error-paintings-missing = Pick three paintings: a first, a second and a third.
error-paintings-same = Pick three different paintings: one of them stands in two places.
error-painting-unknown = One of these paintings was not among those shown. Pick again.
error-narrator-missing = Choose who tells the story.
error-character-missing = Give the main character a name.
error-character-too-long = The name is longer than { $max } characters. Shorten it.
error-note-too-long = The note is longer than { $max } characters. Shorten it.
error-story-unfinished = The story is not finished yet. Share it when it is.
error-hex = Write the colour as # and six hexadecimal digits, such as #1b3a8a.
error-weight = A weight is a number above 0 and at most 1000000.
error-colors-count = Give one to twelve colours.
error-parent-unknown = This palette cannot be the parent: it does not exist or belongs to another session.
error-surprise-range = Ask for a surprise of 0 to 100.
error-swatches-none = There is no colour in this { $format } file. Choose another, or a picture.
error-swatches-broken = This { $format } file is damaged or cut short. Save it again, or choose another.
error-swatches-too-large = A palette file may have at most 1 MB. Choose a smaller one.
error-limit-range = Ask for 1 to { $max }.
error-writer-unknown = This writer is not known here. Leave it out, or use builtin.
error-selection-unknown = This selection does not exist or belongs to another session. Make a selection first.
error-seed-range = A seed is a whole number from 0 to 9007199254740991.
error-json-missing = This field is missing.
error-json-choice = Use one of: { $choices }.
error-json-kind = This value is of the wrong kind; /api/openapi.json says which is meant.
error-query = This part of the address cannot be read: limit is a whole number, after an id.
error-idempotency-key = Use 1 to 255 visible ASCII characters as the key.

## What went wrong altogether: what happened, and what to do
failure-not-found = Nothing hangs here
failure-not-found-advice = The address may be mistyped, the link no longer shared, or it belongs to another browser. Your own stories are under “My stories”.
failure-method-not-allowed = This address does not work that way
failure-method-not-allowed-advice = Go back and use the buttons on the page.
failure-malformed = This request could not be read
failure-malformed-advice = Go back, reload the page and try again.
failure-invalid = Something needs another look
failure-invalid-advice = Go back and look at this again.
failure-unsupported-type = This kind of content is not taken here
failure-unsupported-type-advice = Send the form from its page, or JSON to the API.
failure-body-too-large = That was too much at once
failure-body-too-large-advice = At most { $limit } can be sent. Choose something smaller.
failure-cross-site = This request came from another site
failure-cross-site-advice = For your safety it was refused. Open the page here and try again.
failure-in-progress = This is being done already
failure-in-progress-advice = Wait a moment, then reload the page. Nothing is done twice.
failure-busy = Too many people at once
failure-busy-advice = Wait a few seconds and try again. Nothing is lost.
failure-unavailable = Our memory is out of reach
failure-unavailable-advice = The database does not answer at the moment. Try again in a minute.
failure-storage-full = Our shelves are full
failure-storage-full-advice = There is no room to keep another picture at the moment. Try again later.
failure-internal = Something went wrong, and it is our fault
failure-internal-advice = Try again. If it happens again, tell us the reference below.
failure-picture-empty = This file is empty
failure-picture-empty-advice = Choose another picture.
failure-picture-too-large = This picture is too large
failure-picture-too-large-advice = At most { $limit } can be taken. Choose a smaller one, or a smaller copy.
failure-picture-too-many-pixels = This picture has too many pixels
failure-picture-too-many-pixels-advice = It has { $pixels } megapixels; at most { $limit } can be taken. Choose a smaller copy.
failure-picture-unsupported = { $found ->
    [unknown] This file is not a picture that we know
    [text] This file is text, not a picture
   *[other] { $found } files cannot be taken
}
failure-picture-unsupported-advice = Choose a JPEG, PNG, WebP, GIF, BMP or TIFF. What counts is the content, not the name.
failure-picture-broken = This picture is damaged or cut off
failure-picture-broken-advice = Open it on your device and save it again, or choose another.
error-home = To the beginning
error-reference = Reference:

## Why a painting matches: one sentence, chosen by what its colours do
reason-same = Nearly all of its colours are yours (ΔE { $difference } on average).
reason-main = The { $colour } that fills { $percent } % of your palette is almost the same here (ΔE { $difference }).
reason-accent = Your touch of { $colour } is answered here by { $answer }.
reason-lighter = Your colours, seen in more light.
reason-darker = Your colours, as if evening had come.
reason-muted = Your colours, spoken more softly.
reason-vivid = Your colours, with the strength turned up.
reason-shared = Your { $colour } is here, too.
reason-shared-two = Your { $colour } and your { $other } are here, too.
reason-balance = The colours differ, but light and dark are balanced as in yours.
reason-nearest = Of its colours, { $answer } comes nearest to your { $colour }.

## What research says about such colours
research-black = About { $share } % of your palette is black. In a survey across 30 nations, 51 % of participants linked the word black with sadness.
research-blue = About { $share } % of your palette is blue. In a survey across 30 nations, the feeling most often linked with the word blue was relief, by 35 %.
research-brown = About { $share } % of your palette is brown. In a survey across 30 nations, 36 % of participants linked the word brown with disgust; most did not.
research-green = About { $share } % of your palette is green. In a survey across 30 nations, 39 % of participants linked the word green with contentment.
research-grey = About { $share } % of your palette is grey. In a survey across 30 nations, many people linked the word grey with sadness and disappointment.
research-orange = About { $share } % of your palette is orange. In a survey across 30 nations, 44 % of participants linked the word orange with joy.
research-pink = About { $share } % of your palette is pink. In a survey across 30 nations, half of the participants linked the word pink with love.
research-purple = About { $share } % of your palette is purple. In a survey across 30 nations, no single feeling stood out for the word purple: pleasure came first, with 25 %.
research-red = About { $share } % of your palette is red. In a survey across 30 nations, 68 % of participants linked the word red with love: the closest link of all.
research-turquoise = About { $share } % of your palette is turquoise. In a survey across 30 nations, nearly all feelings linked with the word turquoise were pleasant ones.
research-white = About { $share } % of your palette is white. In a survey across 30 nations, 43 % of participants linked the word white with relief.
research-yellow = About { $share } % of your palette is yellow. In a survey across 30 nations, 52 % of participants linked the word yellow with joy.
research-white-china = White differs between cultures: where many people elsewhere think of relief, in China it is closely linked with sadness, too.
research-red-china = Red differs between cultures: in China it stands for luck and happiness; in English-speaking countries love goes together with fear and anger.
research-black-anger = Some links cross borders: in all five nations of one study, people named black for fear, and black and red for anger.
research-blue-not-sad = Blue is often called sad, yet its hue is not to blame: among colours equally light and vivid, people link blue with sadness no more than others.
research-pleasant = Your colours are lighter or more vivid than a middle tone. Most people rate such colours as more pleasant; lightness counts about three times as much.
research-unpleasant = Your colours are darker or duller than a middle tone. Most people rate such colours as less pleasant, though taste and occasion can reverse that.
research-arousing = Your colours are vivid. The more vivid the colour, the more arousing people rate it, and measurements of skin conductance agree.
research-calm = Your colours are pale or muted. Many people rate such colours as calm: arousal rises with vividness and falls with lightness.
research-dominant = Your colours are dark. Many people rate dark colours as strong and dominant.
research-gentle = Your colours are light. Many people rate light colours as gentle, the opposite of dominant.
research-warm = On a scale made from many people’s ratings, your colours come out warm: vivid and close to orange.
research-cool = On a scale made from many people’s ratings, your colours come out cool: away from orange, towards blue and green.
research-heavy = On a scale made from many people’s ratings, your colours come out heavy. Darkness decides most of it.
research-light = On a scale made from many people’s ratings, your colours come out light in weight. Lightness decides most of it.
research-active = On a scale made from many people’s ratings, your colours come out active: they lie far from a middle grey.
research-passive = On a scale made from many people’s ratings, your colours come out passive: they lie close to a middle grey.
research-mean = What a combination of colours conveys is about the mean of what each of its colours conveys alone.
research-things = People tend to like the colours of things they like. In one study in the United States that explained 80 % of the differences in how much colours were liked.
research-little = Colour alone explains little: over some 3,800 paintings whose feelings people named, even a model made from their colours guesses only a little better than chance. The rest lies in the subject and in memory.
