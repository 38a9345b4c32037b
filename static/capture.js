// Moving colours to catch: three small shaders. Without WebGL (or this module) the server's stills remain.

const NOISE = `
precision highp float;
uniform vec2 size; uniform float t;
float hash(vec2 p) { p = fract(p * vec2(123.34, 456.21)); p += dot(p, p + 45.32); return fract(p.x * p.y); }
float noise(vec2 p) {
  vec2 i = floor(p), f = fract(p); f = f * f * (3. - 2. * f);
  return mix(mix(hash(i), hash(i + vec2(1, 0)), f.x), mix(hash(i + vec2(0, 1)), hash(i + vec2(1, 1)), f.x), f.y);
}
float fbm(vec2 p) { float s = 0., a = .5; for (int i = 0; i < 4; i++) { s += a * noise(p); p = p * 2.03 + 17.1; a *= .5; } return s; }
`;

const FINISH = `
void main() {
  vec2 p = gl_FragCoord.xy / size.y;
  vec3 c = scene(p) + (hash(gl_FragCoord.xy + fract(t)) - .5) / 96.;
  gl_FragColor = vec4(clamp(c, 0., 1.), 1.);
}`;

const SCENES = {
  aurora: `
vec3 scene(vec2 p) {
  vec3 c = mix(vec3(.09, .17, .33), vec3(.02, .03, .11), p.y);
  c += .5 * pow(hash(floor(p * 190.)), 90.) * smoothstep(.3, .9, p.y);
  for (int i = 0; i < 3; i++) {
    float k = float(i), x = p.x * 1.3 + k * 2.7;
    float w = fbm(vec2(x * 1.1 + t * .06, t * .05 + k * 7.));
    float d = p.y - (.12 + .5 * w + .09 * k);
    float rays = .45 + .55 * noise(vec2(x * 22. + w * 9., t * .35 + k));
    float a = smoothstep(-.015, .035, d) * exp(-d * (3.4 + 1.4 * k)) * rays;
    c += a * mix(vec3(.12, .85, .55), vec3(.55, .22, .75), smoothstep(.04, .5, d)) * (.95 - .2 * k);
  }
  float hills = .1 + .09 * fbm(vec2(p.x * 2.2, 3.));
  return mix(c, vec3(.015, .03, .06), smoothstep(hills + .004, hills - .004, p.y));
}`,
  dusk: `
vec3 sky(vec2 p) {
  vec3 c = mix(vec3(.99, .66, .36), vec3(.86, .40, .42), smoothstep(0., .22, p.y));
  c = mix(c, vec3(.38, .32, .55), smoothstep(.15, .42, p.y));
  c = mix(c, vec3(.13, .17, .38), smoothstep(.36, .62, p.y));
  float cloud = smoothstep(.48, .78, fbm(vec2(p.x * 1.6 + t * .02, p.y * 7. - t * .008)));
  c = mix(c, mix(vec3(1., .72, .55), vec3(.5, .33, .5), smoothstep(.05, .4, p.y)), cloud * .75);
  float d = length(p - vec2(.78, .055));
  return c + vec3(1., .62, .25) * (.5 * exp(-d * 5.) + .9 * smoothstep(.052, .046, d));
}
vec3 scene(vec2 p) {
  float y = p.y - .42;
  if (y > 0.) return sky(vec2(p.x, y));
  float depth = -y, far = 1. / (depth + .035);
  float wave = fbm(vec2(p.x * (2. + far * .8), far * 1.6 + t * .55)) - .47;
  vec3 c = sky(vec2(p.x + wave * .12, depth * .9 + wave * .28 + .03)) * vec3(.72, .74, .82);
  c = mix(c, vec3(.10, .16, .30), smoothstep(.02, .46, depth) * .72);
  float glitter = smoothstep(.1, .3, wave) * exp(-abs(p.x - .78) * (6. - depth * 7.));
  return c + vec3(1., .66, .36) * glitter * .8;
}`,
  ink: `
vec3 scene(vec2 p) {
  vec2 q = vec2(fbm(p * 1.6 + vec2(0., t * .05)), fbm(p * 1.6 + vec2(5.2, 1.3 - t * .04)));
  vec2 r = vec2(fbm(p * 1.6 + 3.2 * q + vec2(1.7, 9.2 + t * .06)), fbm(p * 1.6 + 3.2 * q + vec2(8.3, 2.8 - t * .05)));
  float f = fbm(p * 1.3 + 3. * r);
  vec3 c = mix(vec3(.95, .93, .87), vec3(.66, .80, .80), smoothstep(.25, .6, q.x));
  c = mix(c, vec3(.10, .34, .50), smoothstep(.38, .66, f));
  c = mix(c, vec3(.07, .08, .24), smoothstep(.50, .72, f * (.55 + r.y)));
  return mix(c, vec3(.78, .20, .24), smoothstep(.55, .74, r.x) * .85);
}`,
};

const RATE = 1000 / 30; // ms a frame: slow motion needs no more
const stage = document.querySelector(".stage");
const canvas = stage.querySelector("canvas");
const [take, pause, next] = ["capture", "pause", "next"].map((name) => stage.querySelector(`[data-do=${name}]`));
const gl = canvas.getContext("webgl", { alpha: false, antialias: false, powerPreference: "low-power" });
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const names = Object.keys(SCENES);
const programs = {};

let current = Math.floor(Math.random() * names.length);
let clock = 20 + Math.random() * 200; // seconds into the scene
let moving = !calm.matches;
let last = 0;

function shader(kind, source) {
  const made = gl.createShader(kind);
  gl.shaderSource(made, source);
  gl.compileShader(made);
  return made;
}

function program(name) {
  if (programs[name]) return programs[name];
  const made = gl.createProgram();
  gl.attachShader(made, shader(gl.VERTEX_SHADER, "attribute vec2 at; void main() { gl_Position = vec4(at, 0, 1); }"));
  gl.attachShader(made, shader(gl.FRAGMENT_SHADER, NOISE + SCENES[name] + FINISH));
  gl.bindAttribLocation(made, 0, "at");
  gl.linkProgram(made);
  return (programs[name] = made);
}

function draw() {
  const used = program(names[current]);
  gl.useProgram(used);
  gl.uniform2f(gl.getUniformLocation(used, "size"), canvas.width, canvas.height);
  gl.uniform1f(gl.getUniformLocation(used, "t"), clock);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
}

function frame(now) {
  if (!moving) return;
  requestAnimationFrame(frame);
  if (now - last < RATE) return;
  clock += Math.min(now - last, 100) / 1000;
  last = now;
  draw();
}

function play(on) {
  const start = on && !moving;
  moving = on;
  pause.textContent = on ? stage.dataset.pause : stage.dataset.play;
  if (start) requestAnimationFrame(frame);
}

function show(index) {
  current = index % names.length;
  const name = stage.dataset[`name${names[current][0].toUpperCase()}${names[current].slice(1)}`];
  canvas.setAttribute("aria-label", name);
  stage.querySelector(".stage-name").textContent = name;
  draw();
}

function capture() {
  draw(); // in the same task as toBlob, or the buffer may be empty
  canvas.toBlob((blob) => blob && document.dispatchEvent(new CustomEvent("caught", { detail: blob })), "image/jpeg", 0.92);
  play(false);
}

function start() {
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
  gl.viewport(0, 0, canvas.width, canvas.height);
  if (!gl.getProgramParameter(program(names[current]), gl.LINK_STATUS)) return;
  document.getElementById("stills").hidden = true;
  stage.hidden = false;
  show(current);
  play(moving);
  requestAnimationFrame(frame);
  take.addEventListener("click", capture);
  pause.addEventListener("click", () => play(!moving));
  next.addEventListener("click", () => {
    clock += 37;
    show(current + 1);
  });
  addEventListener("keydown", (event) => {
    if (event.code !== "Space" || event.repeat || event.target.closest("button, a, input, select, textarea, summary")) return;
    event.preventDefault();
    capture();
  });
  calm.addEventListener("change", () => play(!calm.matches));
  canvas.addEventListener("webglcontextlost", () => {
    play(false);
    stage.hidden = true;
    document.getElementById("stills").hidden = false;
  });
}

if (gl) start();
