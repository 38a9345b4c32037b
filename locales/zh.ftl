### 所有可见文字的中文。键与 en.ftl 相同。

## 标点
comma = ，
dot = { " · " }

## 每页的框架
site-description = 带来一张图片，或捕捉一抹流动的色彩。遇见与它同色的画作，带走一篇属于你的故事。
skip = 跳到正文
nav-label = 主导航
nav-new = 新调色板
nav-stories = 我的故事
nav-about = 关于
nav-privacy = 隐私
nav-licences = 许可
steps-label = 你的旅程
step-colours = 颜色
step-feeling = 感受
step-paintings = 画作
step-story = 故事
footer-line = 真实的画作，剪纸的模样。无需注册，不作跟踪。
errors-heading = 请再看一下这里
study-alt = { $artist }《{ $title }》的剪纸习作
study-note = 剪纸习作，颜色取自原画
swatches-label = 颜色

## 首页
home-title = 每组颜色都有故事
home-heading = 每组颜色，都有一个故事。
home-lead = 带来一张图片，或捕捉一抹流动的色彩。我们找到与它同色的画作，把画与画之间的故事写给你。
home-begin = 从一抹颜色开始
home-count = { $count } 幅来自公共收藏的画作。免费，无需注册，中英双语。
home-wall-label = 五幅画作的剪纸习作
home-how = 怎么玩
home-step1 = 五种颜色，各有其名
home-step1-text = 比重按眼睛的感觉来算，再附上许多人由这些颜色联想到的感受。
home-step2 = 十幅画，都有理由
home-step2-text = 每幅画都写明：与你共有哪些颜色，各占多少，有多接近。
home-step3 = 一篇故事，属于你
home-step3-text = 三幅画，五位讲述者任选其一，主角由你取名。可读，可存，可分享。
home-samples = 故事这样开头
home-teachers = 给老师
home-teachers-text = 一节课的时间，从一张照片走到一篇关于三幅画的故事。学生无需账号，也不用邮箱。
home-teachers-link = 课堂上怎么用

## 取色
capture-title = 新调色板
capture-heading = 从一抹颜色开始
capture-lead = 捕捉一抹流动的色彩，或带来你自己的图片。
capture-gradient = 捕捉流动的色彩
capture-picture = 带来一张图片
capture-take = 就要这一刻
capture-pause = 暂停
capture-play = 继续
capture-next = 换一个
capture-space = 按空格键也可以捕捉。
capture-stills = 从这些画面中选一张。
gradient-aurora = 极光
gradient-dusk = 暮色之海
gradient-ink = 水中墨
upload-drop = 把图片拖到这里，也可以粘贴或选择。
upload-choose = 选择图片或拍照
upload-help = 支持 JPEG、PNG、WebP、GIF、BMP、TIFF，不超过 { $megabytes } MB；也可以是色板文件：ASE、ACO、GPL、CSS、SCSS、JSON、SVG。
upload-preview = 你选的图片
upload-send = 找出它的颜色
upload-progress = 上传进度
upload-cancel = 取消
upload-retry = 重试
upload-private = 图片只有你能看到。相机写入的信息（如拍摄地点）会被清除。
upload-shrinking = 正在缩小图片，方便上传……
upload-sending = 正在上传：{ "{percent}" }%
upload-reading = 正在看它的颜色……
upload-cancelled = 已取消，图片还在这里。
upload-broken = 网络断开了。图片还在这里，恢复联网后请重试。
upload-problem = 没能上传成功。图片还在这里，请再试一次。
upload-not-picture = 这个文件不是图片。请选择 JPEG、PNG、WebP、GIF、BMP 或 TIFF。
upload-too-large = 图片超过了 { $megabytes } MB，请换一张小一点的。

## 调色板
palette-title = 你的调色板
palette-heading = { $count ->
    [1] 一种颜色，自有其名
    [2] 两种颜色，各有其名
    [3] 三种颜色，各有其名
    [4] 四种颜色，各有其名
    [5] 五种颜色，各有其名
   *[other] { $count } 种颜色，各有其名
}
palette-picture-alt = 你的图片
frame-left-out = 图片四周的边框没有算进来。
frame-count = 把边框也算上
palette-take = 把这些颜色带走
palette-take-help = 存成文件：Photoshop 和 Illustrator（ase、aco），GIMP、Inkscape 和 Krita（gpl），样式表（css、scss），设计工具（tokens.json），或者图片（svg、png）。
palette-another = 换一张图片
palette-continue = 看看有哪些画
emotion-question = 它给你什么感受？
emotion-lead = 许多人会由这样的颜色联想到这些感受。你也可以不同意，选你自己的。
emotion-lift = 平常的 { $lift } 倍
emotion-surer = 比多数感受稍可靠
emotion-honest = 卡片的顺序，取决于这类颜色比一般画作更容易让人想到哪种感受。单凭颜色说明不了太多，这些答案大多并不确定，仅供参考。
emotion-research = 关于这些颜色，研究怎么说
emotion-method = 这是怎么测的
emotion-happiness = 快乐
emotion-love = 爱
emotion-optimism = 乐观
emotion-trust = 信任
emotion-anticipation = 期待
emotion-surprise = 惊讶
emotion-fear = 恐惧
emotion-sadness = 悲伤
emotion-anger = 愤怒
emotion-disgust = 厌恶
emotion-gratitude = 感激
emotion-humility = 谦卑
emotion-arrogance = 傲慢
emotion-pessimism = 悲观
emotion-disagreeableness = 别扭
intensity-low = 弱
intensity-medium = 中
intensity-high = 强

## 画廊
gallery-title = 与你同色的画
gallery-heading = { $count ->
    [1] 一幅画与你同色
    [2] 两幅画与你同色
    [3] 三幅画与你同色
    [5] 五幅画与你同色
    [10] 十幅画与你同色
   *[other] { $count } 幅画与你同色
}
gallery-lead = 每幅画下面都写着理由：上排是你的颜色，下排是画的颜色。
gallery-pick-heading = 选三幅，排好顺序
gallery-how = 故事会按你排的顺序走过它们：第一、第二、第三。
gallery-place = 《{ $title }》在故事中的位置
gallery-first = 第一
gallery-second = 第二
gallery-third = 第三
gallery-more = 换一批
surprise-label = 给我惊喜
surprise-help = 靠左：颜色最接近的画。靠右：离得更远、彼此更不同的画。
gallery-no-more = 我们所有的画你都看过了。
gallery-tray = 你选的三幅画
gallery-pick = 选《{ "{title}" }》
gallery-picked = 《{ "{title}" }》排在第 { "{place}" } 位。
gallery-full = 已经选了三幅。请先移除一幅。
gallery-removed = 已移除《{ "{title}" }》。
gallery-earlier = 把《{ "{title}" }》往前移
gallery-later = 把《{ "{title}" }》往后移
gallery-remove = 移除《{ "{title}" }》
gallery-slot-empty = 选一幅画
gallery-keys = 点击画作，或按它的数字键来选；用箭头调整顺序。
match-one = 与你共有{ $name }（{ $percent }，色差 ΔE { $delta }）。
match-two = 与你共有{ $name }（{ $percent }，色差 ΔE { $delta }）和{ $name2 }（{ $percent2 }，色差 ΔE { $delta2 }）。
match-near = 最接近你的{ $name }（{ $percent }，色差 ΔE { $delta }）。
narrator-question = 谁来讲？
narrator-historian = 历史学家
narrator-historian-line = 只讲有据可查的事，按年份排好，再说它为什么要紧。
narrator-poet = 诗人
narrator-poet-line = 写光，写天气，写它们怎样落在人心上。
narrator-detective = 侦探
narrator-detective-line = 每幅画都藏着线索，最后一幅会招供。
narrator-critic = 评论家
narrator-critic-line = 看这里，再看这里。颜色做了什么，看出来了吗？
narrator-time-traveller = 时间旅行者
narrator-time-traveller-line = 一份来自过去的报告，外加几句抱怨。
details-heading = 故事写谁？
character-label = 主角的名字
character-help = 最多 40 个字符，不必是你自己的名字。
intensity-question = { $emotion }：要多强烈？
language-question = 故事的语言
note-label = 你注意到的一处细节（可不填）
note-help = 画中或你图片中的一处细节，最多 280 个字符。故事会用到它。
gallery-write = 写下我们的故事

## 故事
story-title = 故事
story-meta = { $narrator ->
    [historian] 历史学家为{ $character }写的故事
    [poet] 诗人为{ $character }写的故事
    [detective] 侦探为{ $character }写的故事
    [critic] 评论家为{ $character }写的故事
    [time_traveller] 时间旅行者为{ $character }写的故事
   *[other] 为{ $character }写的故事
}
story-part = { $number ->
    [1] 第一部分
    [2] 第二部分
   *[other] 第三部分
}
story-being-written = 正在写你的故事
story-not-written = 这篇故事没能写成
story-wait = 写到哪里，这里就显示到哪里。你可以先离开，写好后会出现在“我的故事”里。
story-writing-part = 正在写第 { "{number}" } 部分，共 3 部分。
story-done = 故事写好了。
story-failed = 写的时候出了问题。你的选择都还在，可以在下面重新写。
story-broken = 网络断开了。故事仍在继续写，本页会自动接上。
share-heading = 分享
share-off = 现在只有你能看到这篇故事。可以生成一个链接，随时都能停止分享。
share-on = 拿到这个链接的人都能读到这篇故事。
share-start = 生成链接
share-stop = 停止分享
share-link = 故事的链接
share-copy = 复制链接
share-copied = 已复制。
share-open = 看看别人眼里的样子
again-heading = 再讲一遍
again-text = 同样的三幅画，另一篇故事。这一篇会原样保留。
again-narrator = 由谁来讲
again-button = 重新写一篇
again-gallery = 另选几幅画
shared-description = 三幅画，一组颜色，一篇为{ $character }写的故事。
shared-yours = 你的故事呢？

## 我的故事
stories-title = 我的故事
stories-heading = 我的故事
stories-lead = 这个浏览器里的故事，最新的在前。
stories-none = 还没有故事。一张图片，三分钟左右，就有第一篇。
stories-next = 更早的故事

## 关于
about-title = 关于
about-heading = 这是什么，怎么做到的
about-lead = Plot & Palette 取出一张图片的颜色，找到与它同色的画，再写一篇走过其中三幅画的故事。本页说明它怎样做到，以及可以信到什么程度。
about-colours = 颜色
about-colours-text = 图片的像素在 CIELAB（一种贴近人眼感受的色彩空间）中归成五组，每组所占的份额就是它的比重。名称取自中英文色名表，以 CIEDE2000 色差最近者为准。
about-feelings = 感受
about-feelings-text = 十五种感受的得分有两个来源：一是模型从 3841 幅由人们说出感受的画作中学到的规律，二是已发表的色彩联想调查，出处见下。卡片上写的是：这类颜色引起某种感受的可能，是平常的多少倍。
about-feelings-limits = 请谨慎看待。单凭颜色，只能解释人们看画时感受的百分之几。对恐惧、快乐、爱和悲伤，人们的看法比较一致，对其他感受则差别很大。文化也有不同：在中国，白色也与哀悼相连。所以，选择权在你。
about-paintings = 画作
about-paintings-text = 馆藏中有 { $count } 幅画，附有标题、画家、年代和收藏馆；随程序附带的都属公有领域。我们用推土机距离（Earth Mover’s Distance）把你的颜色与每一幅画比较：要把一组颜色变成另一组，需要搬动多少颜色、搬多远。ΔE 是两种颜色之间的 CIEDE2000 色差：小于 2 几乎看不出，大于 10 一目了然。
about-studies = 剪纸习作
about-studies-text = 这里挂的不是照片。每幅习作都由程序根据画作的几百个数据剪成：六种颜色，以及它们的位置。想看原画，请点收藏馆的链接。
about-stories = 故事
about-stories-text = 内置的写作程序不需要联网。故事里的标题、画家、年代、收藏馆和颜色都是真的；主角和主角的经历是虚构的。
about-teachers-text = 让每个学生带一张身边事物的照片，先看五种颜色，再看程序说出的感受。选三幅画，说说它们为什么相配。写下眼睛在画里发现的一处细节，看故事怎样用上它。同样三幅画，比一比两位讲述者。

## 隐私
privacy-title = 隐私
privacy-heading = 保存什么，保存多久
privacy-lead = 尽可能少。没有账号，没有广告，不向别人的服务器发送任何请求。
privacy-picture = 你的图片
privacy-picture-text = 图片会被缩小，相机写入文件的一切信息（地点、时间、设备）都会清除。只有上传它的浏览器能看到。
privacy-cookie = 一个 Cookie
privacy-cookie-text = 在你第一次保存内容时设置，好让你再找到自己的调色板和故事。里面只有一个随机数。如果你选过语言，还有一个 Cookie 记住你的选择，为期一年。
privacy-words = 你输入的内容
privacy-words-text = 主角的名字和你写下的细节，会与故事一起保存。请不要填写孩子的全名。
privacy-share = 分享的故事
privacy-share-text = 在你生成链接之前，故事只有你能看到。拿到链接的人能读故事，但看不到你的图片。停止分享后，链接立即失效。
privacy-time = 保存多久
privacy-time-text = 从你最后一次访问算起，满 { $days } 天一切到期：Cookie 失效，你的调色板、图片和故事连同你输入的内容一并删除。分享出去的故事也随之失效；你也可以提前停止分享。每次访问都会重新计算这 { $days } 天。
privacy-repeat-text = 你每次提交得到的结果会记住 24 小时，这样即使连点两下，也只会写出一个故事。
privacy-use = 我们统计什么
privacy-use-text = 每一步走了多少次，以及选了什么（如感受、讲述者、画作）；不含姓名、地址和文字内容。其他内容删除后，这些统计会留下，但不再与你的访问有任何关联。

## 许可
licences-title = 许可
licences-heading = 许可
licences-lead = Plot & Palette 是自由软件，可按 MIT 或 Apache 2.0 任选其一使用。
licences-paintings = 画作
licences-paintings-text = 画作属公有领域。有关信息来自各博物馆的开放数据和维基媒体，每幅画都链接到它的页面。剪纸习作由我们制作，依 CC0 可自由使用。
licences-software = 软件
licences-software-text = 本产品建立在以下作品之上，谨致谢意。
licences-notices = 阅读许可全文

## 表单中的问题
error-image-missing = 请先选一张图片。
error-still-unknown = 请从显示的画面中选一张。
error-paintings-missing = 请选三幅画，分别排第一、第二、第三。
error-paintings-same = 请选三幅不同的画：有一幅占了两个位置。
error-painting-unknown = 其中一幅不在显示过的画里，请重新选择。
error-narrator-missing = 请选择由谁来讲故事。
error-character-missing = 请给主角取个名字。
error-character-too-long = 名字超过了 { $max } 个字符，请缩短一些。
error-note-too-long = 细节超过了 { $max } 个字符，请缩短一些。
error-story-unfinished = 故事还没写完，写好后再分享。
error-hex = 颜色请写成 # 加六位十六进制数字，如 #1b3a8a。
error-weight = 权重是大于 0、不超过 1000000 的数。
error-colors-count = 请给出一到十二种颜色。
error-parent-unknown = 这个调色板不能作为来源：它不存在，或属于另一个会话。
error-surprise-range = 惊喜的程度请填 0 到 100。
error-swatches-none = 这个 { $format } 文件里没有颜色。请换一个文件，或者选一张图片。
error-swatches-broken = 这个 { $format } 文件已损坏或不完整。请重新保存，或换一个文件。
error-swatches-too-large = 色板文件不能超过 1 MB。请选小一点的。
error-limit-range = 请填 1 到 { $max }。
error-writer-unknown = 这里没有这个写作程序。请省略，或填 builtin。
error-selection-unknown = 这个选择不存在，或属于另一个会话。请先做出选择。
error-seed-range = 种子须是 0 到 9007199254740991 的整数。
error-json-missing = 缺少这一项。
error-json-choice = 请从这些里选一个：{ $choices }。
error-json-kind = 这个值的类型不对；应当是什么，请看 /api/openapi.json。
error-query = 地址里的这一部分读不懂：limit 是整数，after 是编号。
error-idempotency-key = 幂等键请用 1 到 255 个可见 ASCII 字符。

## 整页的问题：发生了什么，该怎么办
failure-not-found = 这里什么也没挂
failure-not-found-advice = 可能是地址有误，链接已停止分享，或内容属于另一个浏览器。你自己的故事在“我的故事”里。
failure-method-not-allowed = 这个地址不能这样使用
failure-method-not-allowed-advice = 请返回，用页面上的按钮操作。
failure-malformed = 无法读懂这个请求
failure-malformed-advice = 请返回，刷新页面后再试。
failure-invalid = 有些内容需要再看一看
failure-invalid-advice = 请返回再看一下。
failure-unsupported-type = 这里不接受这类内容
failure-unsupported-type-advice = 请在页面上提交表单，或向 API 发送 JSON。
failure-body-too-large = 一次发送的内容太多
failure-body-too-large-advice = 最多可发送 { $limit }，请选小一点的。
failure-cross-site = 这个请求来自别的网站
failure-cross-site-advice = 为了你的安全，请求已被拒绝。请在本站打开页面后重试。
failure-in-progress = 正在处理中
failure-in-progress-advice = 请稍等片刻再刷新页面，不会重复处理。
failure-busy = 同时来的人太多了
failure-busy-advice = 请等几秒再试，什么都不会丢。
failure-unavailable = 暂时连不上数据库
failure-unavailable-advice = 数据库此刻没有回应，请一分钟后再试。
failure-storage-full = 存储空间已满
failure-storage-full-advice = 目前没有空间再保存图片，请稍后再试。
failure-internal = 出错了，是我们的问题
failure-internal-advice = 请再试一次。如果仍然出错，请把下面的编号告诉我们。
failure-picture-empty = 这个文件是空的
failure-picture-empty-advice = 请换一张图片。
failure-picture-too-large = 这张图片太大
failure-picture-too-large-advice = 最多 { $limit }。请换一张，或先缩小再上传。
failure-picture-too-many-pixels = 这张图片的像素太多
failure-picture-too-many-pixels-advice = 它有 { $pixels } 百万像素，上限是 { $limit } 百万像素。请先缩小再上传。
failure-picture-unsupported = { $found ->
    [unknown] 这个文件不是我们认识的图片
    [text] 这个文件是文字，不是图片
   *[other] 无法接受 { $found } 文件
}
failure-picture-unsupported-advice = 请选择 JPEG、PNG、WebP、GIF、BMP 或 TIFF。我们看内容，不看文件名。
failure-picture-broken = 这张图片已损坏或不完整
failure-picture-broken-advice = 请在设备上打开后重新保存，或换一张。
error-home = 回到首页
error-reference = 编号：

## 为什么这幅画相配：依颜色的对应选出一句
reason-same = 画中的颜色几乎与你的相同（平均色差 ΔE { $difference }）。
reason-main = 占你配色 { $percent }% 的{ $colour }，在画里几乎原样出现（ΔE { $difference }）。
reason-accent = 你那一点{ $colour }，画里有{ $answer }与它呼应。
reason-lighter = 还是你的颜色，只是光线更亮。
reason-darker = 还是你的颜色，像是暮色降临。
reason-muted = 还是你的颜色，语气更轻。
reason-vivid = 还是你的颜色，更加浓烈。
reason-shared = 你的{ $colour }，画里也有。
reason-shared-two = 你的{ $colour }与{ $other }，画里也有。
reason-balance = 颜色不同，明暗的分布却与你的相仿。
reason-nearest = 画里的颜色中，{ $answer }与你的{ $colour }最接近。

## 关于这些颜色，研究怎么说
research-black = 你的配色约有 { $share }% 是黑色。一项三十国调查里，51% 的人由“黑色”一词想到悲伤。
research-blue = 你的配色约有 { $share }% 是蓝色。一项三十国调查里，人们由“蓝色”一词最常想到的是宽慰，占 35%。
research-brown = 你的配色约有 { $share }% 是棕色。一项三十国调查里，36% 的人由“棕色”一词想到厌恶；多数人并不这样想。
research-green = 你的配色约有 { $share }% 是绿色。一项三十国调查里，39% 的人由“绿色”一词想到满足。
research-grey = 你的配色约有 { $share }% 是灰色。一项三十国调查里，不少人由“灰色”一词想到悲伤和失望。
research-orange = 你的配色约有 { $share }% 是橙色。一项三十国调查里，44% 的人由“橙色”一词想到喜悦。
research-pink = 你的配色约有 { $share }% 是粉色。一项三十国调查里，半数人由“粉色”一词想到爱。
research-purple = 你的配色约有 { $share }% 是紫色。一项三十国调查里，“紫色”一词没有哪种感受遥遥领先：排在首位的愉悦占 25%。
research-red = 你的配色约有 { $share }% 是红色。一项三十国调查里，68% 的人由“红色”一词想到爱，是所有联想中最牢固的一个。
research-turquoise = 你的配色约有 { $share }% 是青绿色。一项三十国调查里，人们由“青绿色”一词想到的几乎都是愉快的感受。
research-white = 你的配色约有 { $share }% 是白色。一项三十国调查里，43% 的人由“白色”一词想到宽慰。
research-yellow = 你的配色约有 { $share }% 是黄色。一项三十国调查里，52% 的人由“黄色”一词想到喜悦。
research-white-china = 白色的含义因文化而异：许多国家的人由它想到宽慰，在中国，它还常与悲伤相连。
research-red-china = 红色的含义因文化而异：在中国，它代表吉祥与幸福；在英语国家，人们想到的除了爱，还有恐惧和愤怒。
research-black-anger = 有些联想不分国界：一项研究涉及的五个国家里，人们都以黑色代表恐惧，以黑色和红色代表愤怒。
research-blue-not-sad = 常有人说蓝色忧郁，其实不能怪色相：明度和彩度相同时，蓝色并不比别的颜色更让人想到悲伤。
research-pleasant = 你的颜色比中间水平更亮或更艳。多数人觉得这样的颜色更悦目，其中明度的作用大约是彩度的三倍。
research-unpleasant = 你的颜色比中间水平更暗或更灰。多数人觉得这样的颜色不那么悦目，不过喜好和场合可以改变这一点。
research-arousing = 你的颜色鲜艳。颜色越鲜艳，人们越觉得它令人兴奋，皮肤电测量的结果也是如此。
research-calm = 你的颜色浅淡或柔和。许多人觉得这样的颜色平静：越鲜艳越令人兴奋，越明亮越让人安宁。
research-dominant = 你的颜色偏暗。许多人觉得深色有力量、有支配感。
research-gentle = 你的颜色明亮。许多人觉得浅色温和，不带压迫感。
research-warm = 按照由众人评分得出的量表，你的颜色偏暖：鲜艳，并且接近橙色。
research-cool = 按照由众人评分得出的量表，你的颜色偏冷：远离橙色，靠近蓝绿。
research-heavy = 按照由众人评分得出的量表，你的颜色显得沉重，主要因为它们深。
research-light = 按照由众人评分得出的量表，你的颜色显得轻盈，主要因为它们浅。
research-active = 按照由众人评分得出的量表，你的颜色显得活跃：它们离中灰较远。
research-passive = 按照由众人评分得出的量表，你的颜色显得沉静：它们离中灰较近。
research-mean = 几种颜色放在一起给人的感受，大致是其中每种颜色单独给人的感受的平均。
research-things = 人们往往喜欢自己所爱之物的颜色。美国的一项研究里，这一点能解释颜色偏好差异的 80%。
research-little = 单凭颜色说明不了太多：面对约 3800 幅由人们说出感受的画作，只凭颜色建立的模型也只比随机猜测略好一点。其余要看画了什么，以及各人的记忆。
