(() => {
  "use strict";
  var __webpack_modules__ = {
    916: (__unused_webpack_module, exports) => {
      var __webpack_unused_export__;
      __webpack_unused_export__ = true;
      __webpack_unused_export__ = __webpack_unused_export__ = void 0;
      var peq = new Uint32Array(65536);
      var myers_32 = function(a, b) {
        var n = a.length;
        var m = b.length;
        var lst = 1 << n - 1;
        var pv = -1;
        var mv = 0;
        var sc = n;
        var i = n;
        while (i--) peq[a.charCodeAt(i)] |= 1 << i;
        for (i = 0; i < m; i++) {
          var eq = peq[b.charCodeAt(i)];
          var xv = eq | mv;
          eq |= (eq & pv) + pv ^ pv;
          mv |= ~(eq | pv);
          pv &= eq;
          if (mv & lst) sc++;
          if (pv & lst) sc--;
          mv = mv << 1 | 1;
          pv = pv << 1 | ~(xv | mv);
          mv &= xv;
        }
        i = n;
        while (i--) peq[a.charCodeAt(i)] = 0;
        return sc;
      };
      var myers_x = function(b, a) {
        var n = a.length;
        var m = b.length;
        var mhc = [];
        var phc = [];
        var hsize = Math.ceil(n / 32);
        var vsize = Math.ceil(m / 32);
        for (var i = 0; i < hsize; i++) {
          phc[i] = -1;
          mhc[i] = 0;
        }
        var j = 0;
        for (;j < vsize - 1; j++) {
          var mv_1 = 0;
          var pv_1 = -1;
          var start_1 = j * 32;
          var vlen_1 = Math.min(32, m) + start_1;
          for (var k = start_1; k < vlen_1; k++) peq[b.charCodeAt(k)] |= 1 << k;
          for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = phc[i / 32 | 0] >>> i & 1;
            var mb = mhc[i / 32 | 0] >>> i & 1;
            var xv = eq | mv_1;
            var xh = ((eq | mb) & pv_1) + pv_1 ^ pv_1 | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
            if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
            ph = ph << 1 | pb;
            mh = mh << 1 | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
          }
          for (var k = start_1; k < vlen_1; k++) peq[b.charCodeAt(k)] = 0;
        }
        var mv = 0;
        var pv = -1;
        var start = j * 32;
        var vlen = Math.min(32, m - start) + start;
        for (var k = start; k < vlen; k++) peq[b.charCodeAt(k)] |= 1 << k;
        var score = m;
        for (var i = 0; i < n; i++) {
          var eq = peq[a.charCodeAt(i)];
          var pb = phc[i / 32 | 0] >>> i & 1;
          var mb = mhc[i / 32 | 0] >>> i & 1;
          var xv = eq | mv;
          var xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
          var ph = mv | ~(xh | pv);
          var mh = pv & xh;
          score += ph >>> m - 1 & 1;
          score -= mh >>> m - 1 & 1;
          if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
          if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
          ph = ph << 1 | pb;
          mh = mh << 1 | mb;
          pv = mh | ~(xv | ph);
          mv = ph & xv;
        }
        for (var k = start; k < vlen; k++) peq[b.charCodeAt(k)] = 0;
        return score;
      };
      var distance = function(a, b) {
        if (a.length < b.length) {
          var tmp = b;
          b = a;
          a = tmp;
        }
        if (b.length === 0) return a.length;
        if (a.length <= 32) return myers_32(a, b);
        return myers_x(a, b);
      };
      __webpack_unused_export__ = distance;
      var closest = function(str, arr) {
        var min_distance = 1 / 0;
        var min_index = 0;
        for (var i = 0; i < arr.length; i++) {
          var dist = distance(str, arr[i]);
          if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
          }
        }
        return arr[min_index];
      };
      __webpack_unused_export__ = closest;
    }
  };
  var __webpack_module_cache__ = {};
  function __nccwpck_require__(moduleId) {
    var cachedModule = __webpack_module_cache__[moduleId];
    if (cachedModule !== void 0) return cachedModule.exports;
    var module = __webpack_module_cache__[moduleId] = {
      exports: {}
    };
    var threw = true;
    try {
      __webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
      threw = false;
    } finally {
      if (threw) delete __webpack_module_cache__[moduleId];
    }
    return module.exports;
  }
  if (typeof __nccwpck_require__ !== "undefined") __nccwpck_require__.ab = __dirname + "/";
  (() => {
    __nccwpck_require__.d = (exports, definition) => {
      for (var key in definition) if (__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) Object.defineProperty(exports, key, {
        enumerable: true,
        get: definition[key]
      });
    };
  })();
  (() => {
    __nccwpck_require__.o = (obj, prop) => Object.prototype.hasOwnProperty.call(obj, prop);
  })();
  (() => {
    __nccwpck_require__.r = exports => {
      if (typeof Symbol !== "undefined" && Symbol.toStringTag) Object.defineProperty(exports, Symbol.toStringTag, {
        value: "Module"
      });
      Object.defineProperty(exports, "__esModule", {
        value: true
      });
    };
  })();
  var __webpack_exports__ = {};
  __nccwpck_require__.r(__webpack_exports__);
  __nccwpck_require__.d(__webpack_exports__, {
    bringUpToDate: () => bringUpToDate
  });
  // CONCATENATED MODULE: ./build/src/errors.js
  class ActionError extends Error {
    name="ActionError";
  }
  class InputError extends(null && ActionError){
    name="InputError";
  }
  function briefOf(error) {
    return error instanceof Error && "brief" in error && typeof error.brief === "string" ? error.brief : messageOf(error);
  }
  function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
  }
  // CONCATENATED MODULE: ./build/src/text.js
  const INVISIBLE = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+";
  const PRINTABLE_ASCII = /^[ -~]*$/;
  const CONTROL = /[^ -~\u00a0-\uffff]/;
  const ESCAPE = String.fromCharCode(27);
  const AFTER_ESCAPE = /^(?:\[[0-?]*[ -/]*[@-~]|\][ -~\u00a0-\uffff]*|[@-Z\\^_])/;
  const USER_PART = /\b(https?:[\\/]*|[a-z][a-z\d+.-]{0,20}:\/\/)[^\s/?#\\]*@/gi;
  const REDIS_USER_PART = /\b(rediss?:\/\/)[^\s"'<>]*@/gi;
  const CUT_USER_PART = /\b(https?:[\\/]*|[a-z][a-z\d+.-]{0,20}:\/\/)[^\s/?#\\]*:[^\s/?#\\]*$/gi;
  function plain(text, limit = 1e3) {
    const cut = text.length > limit * 2 ? text.slice(0, limit * 2) : text;
    const [before = "", ...escaped] = cut.split(ESCAPE);
    const unescaped = before + escaped.map(part => part.replace(AFTER_ESCAPE, "")).join("");
    const visible = PRINTABLE_ASCII.test(unescaped) ? unescaped : unescaped.replace(new RegExp(INVISIBLE, "gu"), " ");
    const line = withoutUserParts(visible, cut.length < text.length).replace(/ {2,}/g, " ").trim();
    const harmless = line.replace(/##\[/g, "# #[").replace(/^:+/, colons => colons.split("").join(" "));
    return harmless.length > limit ? `${harmless.slice(0, limit)}\u2026` : harmless;
  }
  function withoutUserParts(text, cut) {
    if (!text.includes(":")) return text;
    const whole = text.replace(REDIS_USER_PART, "$1***@").replace(USER_PART, "$1***@");
    return cut ? whole.replace(CUT_USER_PART, "$1***") : whole;
  }
  function quoted(text) {
    return `"${plain(text, 100)}"`;
  }
  function hasControlCharacters(text) {
    return CONTROL.test(text);
  }
  function inSeconds(ms) {
    return `${(ms / 1e3).toFixed(1)} s`;
  }
  function listed(words, last = "and") {
    return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words[words.length - 1] ?? ""}`;
  }
  function text_percentEncoded(text) {
    return encodeURIComponent(Buffer.from(text, "utf8").toString("utf8"));
  }
  // CONCATENATED MODULE: ./build/src/markup.js
  const LONGEST = 300;
  const ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;"
  };
  function escaped(text) {
    return plain(text, LONGEST).replace(/[&<>"']/g, sign => ENTITIES[sign] ?? "");
  }
  function markup_code(text) {
    return `<code>${escaped(text)}</code>`;
  }
  function markup_heading(content) {
    return `<h3>Upstash Redis: ${content}</h3>`;
  }
  function markup_facts(rows) {
    const lines = Object.entries(rows).map(([name, value]) => `<tr><th align="left">${name}</th><td>${value}</td></tr>`);
    return `<table>\n${lines.join("\n")}\n</table>`;
  }
  function table(headings, rows) {
    const row = (cells, tag) => `<tr>${cells.map(cell => `<${tag}>${cell}</${tag.slice(0, 2)}>`).join("")}</tr>`;
    const lines = [ row(headings, 'th align="left"'), ...rows.map(cells => row(cells, "td")) ];
    return `<table>\n${lines.join("\n")}\n</table>`;
  }
  // CONCATENATED MODULE: ./build/src/report/absence.js
  function absenceReport({name, pullRequest, wanted}, {skipped, deleted}) {
    const kept = skipped && wanted === void 0;
    const what = kept ? "kept" : deleted ? "deleted" : "there is no";
    return `${markup_heading(`${what} ${markup_code(name)}`)}\n\n<p>Pull request ${pullRequest} is ${kept ? "open again" : "closed"}.</p>`;
  }
  // CONCATENATED MODULE: ./build/src/address.js
  function address_isLoopback(url) {
    return url.hostname === "localhost" || url.hostname === "[::1]" || /^127(?:\.\d+){3}$/.test(url.hostname);
  }
  function mayCarrySecrets(url) {
    return url.protocol === "https:" || url.protocol === "http:" && address_isLoopback(url);
  }
  function baseAddress(url) {
    return (url.origin + url.pathname).replace(/\/+$/, "");
  }
  // CONCATENATED MODULE: ./build/src/upstash/connection.js
  function connection_connectionOf(database, apiUrl) {
    const {endpoint, port, tls, password} = database;
    const scheme = tls ? "rediss" : "redis";
    const redisUrl = password === void 0 ? void 0 : `${scheme}://default:${percentEncoded(password)}@${endpoint}:${port}`;
    return {
      restUrl: localRestUrl(database.rest_url, apiUrl) ?? `https://${endpoint}`,
      redisUrl
    };
  }
  function localRestUrl(restUrl, apiUrl) {
    if (restUrl === void 0 || !URL.canParse(restUrl)) return;
    return isLoopback(new URL(apiUrl)) && isLoopback(new URL(restUrl)) ? restUrl : void 0;
  }
  // EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
    var mod = __nccwpck_require__(916);
  // CONCATENATED MODULE: ./build/src/upstash/regions.js
  const AWS_REGIONS = [ "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "eu-central-1", "eu-west-1", "eu-west-2", "sa-east-1", "ap-south-1", "ap-northeast-1", "ap-southeast-1", "ap-southeast-2", "af-south-1" ];
  const GCP_REGIONS = [ "us-central1", "us-east4", "europe-west1", "asia-northeast1" ];
  const KNOWN = [ ...AWS_REGIONS, ...GCP_REGIONS ];
  function platformOf(region) {
    if (AWS_REGIONS.includes(region)) return "aws";
    return /[a-z]\d+$/.test(region) ? "gcp" : "aws";
  }
  function nearestRegion(region) {
    return KNOWN.includes(region) ? void 0 : closest(region, KNOWN);
  }
  // CONCATENATED MODULE: external "node:crypto"
  const external_node_crypto_namespaceObject = require("node:crypto");
  // CONCATENATED MODULE: ./build/src/hash.js
  function hash_hashOf(text, length) {
    const bits = (0, external_node_crypto_namespaceObject.createHash)("sha256").update(text, "utf8").digest("hex").slice(0, 16);
    return BigInt(`0x${bits}`).toString(36).padStart(13, "0").slice(-length);
  }
  // CONCATENATED MODULE: ./build/src/name-parts.js
  const KINDS = [ "pr", "branch", "tag", "run" ];
  const BEYOND_HEX = "ghijklmnopqrstuvwxyz";
  const REF_HASH_LENGTH = 10;
  const NO_JOB = "00000";
  function isRepository(text) {
    return /^[^/]+\/[^/]+$/.test(text);
  }
  function isNamePrefix(text) {
    return /^[a-z0-9-]{3,20}$/.test(text);
  }
  function isSuffix(text) {
    return /^[0-9a-z]{1,8}$/.test(text);
  }
  function isRunId(text) {
    return /^[1-9]\d{0,15}$/.test(text);
  }
  function isKind(word) {
    return KINDS.includes(word);
  }
  function jobKey(job, matrix) {
    const key = hashOf(`job\n${job}\n${matrix}`, 5);
    return key === NO_JOB ? "0000z" : key;
  }
  function isJobKey(word) {
    return /^[0-9a-z]{5}$/.test(word);
  }
  function baseHash(base) {
    const digits = hash_hashOf(base, 9);
    return `${decimal(digits.charAt(0))}${digits.slice(2)}`;
  }
  function isBaseHash(word) {
    return /^[0-9][0-9a-z]{7}$/.test(word);
  }
  function refHash(kind, ref) {
    const digits = hash_hashOf(`${kind}\n${ref}`, 9);
    const second = BEYOND_HEX.charAt(Number.parseInt(digits.charAt(1), 36) % BEYOND_HEX.length);
    const start = `${decimal(digits.charAt(0))}${second}${digits.slice(2)}`;
    return start + checkDigit(kind, start);
  }
  function isRefHash(kind, word) {
    return /^[0-9][g-z][0-9a-z]{8}$/.test(word) && word.endsWith(checkDigit(kind, word.slice(0, -1)));
  }
  function slug(text) {
    return text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  }
  function cut(text, length) {
    return text.slice(0, Math.max(0, length)).replace(/-+$/, "");
  }
  function decimal(digit) {
    return Number.parseInt(digit, 36) % 10;
  }
  function checkDigit(kind, digits) {
    return hash_hashOf(`check\n${kind}\n${digits}`, 1);
  }
  // CONCATENATED MODULE: ./build/src/naming.js
  const MAX_NAME_LENGTH = 40;
  function deriveName(owner, subject, suffix) {
    const plain = plainWhich(subject, suffix);
    const base = plainBase(owner);
    if (plain !== void 0) {
      const name = `${base ?? ""}-${plain}`;
      if (base !== void 0 && name.length <= MAX_NAME_LENGTH) return name;
    }
    if (subject.kind === "pr" || subject.kind === "run") return withHashedBase(owner, plain ?? "");
    return refName(owner, subject, {
      plain,
      suffix
    });
  }
  function parseName(owner, name) {
    const words = name.split("-");
    const border = words.findIndex(isKind);
    if (border < 1 || name.length > MAX_NAME_LENGTH) return;
    const [kind, ...which] = words.slice(border);
    const parsed = parseWhich(kind ?? "", which);
    if (parsed === void 0) return;
    const subject = subjectIn(parsed);
    if (subject !== void 0) return deriveName(owner, subject, parsed.suffix) === name ? parsed : void 0;
    return words.slice(0, border).join("-") === baseBeforeHash(owner, parsed) ? parsed : void 0;
  }
  function subjectIn(parsed) {
    if (parsed.kind === "pr" || parsed.kind === "run") return parsed;
    return parsed.ref === void 0 ? void 0 : {
      kind: parsed.kind,
      ref: parsed.ref
    };
  }
  function plainWhich(subject, suffix) {
    const end = suffix === void 0 ? "" : `-${suffix}`;
    switch (subject.kind) {
     case "pr":
      return `pr-${subject.number}${end}`;

     case "run":
      {
        const noJob = suffix !== void 0 && isJobKey(suffix) ? `-${NO_JOB}` : "";
        return `run-${subject.runId}${subject.job === void 0 ? noJob : `-${subject.job}`}${end}`;
      }

     case "branch":
     case "tag":
      return /^[a-z0-9]+$/.test(subject.ref) ? `${subject.kind}-${subject.ref}${end}` : void 0;
    }
  }
  function refName(owner, {kind, ref}, {plain, suffix}) {
    if (plain !== void 0 && hashedBase(owner).length + 1 + plain.length <= MAX_NAME_LENGTH) return withHashedBase(owner, plain);
    const end = `-${refHash(kind, ref)}${suffix === void 0 ? "" : `-${suffix}`}`;
    const head = `${baseBeforeHash(owner, {
      kind,
      suffix
    })}-${kind}-`;
    const readable = cut(slug(ref), MAX_NAME_LENGTH - head.length - end.length);
    return head + (readable === "" ? "x" : readable) + end;
  }
  function baseBeforeHash(owner, {kind, suffix}) {
    const base = plainBase(owner);
    const rest = `-${kind}-x-`.length + REF_HASH_LENGTH + (suffix === void 0 ? 0 : suffix.length + 1);
    return base !== void 0 && base.length + rest <= MAX_NAME_LENGTH ? base : hashedBase(owner);
  }
  function withHashedBase(owner, which) {
    const end = `${hashedBase(owner)}-${which}`;
    if (end.length > MAX_NAME_LENGTH) throw new ActionError(`No name of at most ${MAX_NAME_LENGTH} characters can be derived for "${which}". Give a shorter \`suffix\`, or a \`name\`.`);
    const words = slug(owner.prefix ?? owner.repository).split("-").filter(word => !isKind(word));
    const readable = cut(words.join("-"), MAX_NAME_LENGTH - end.length - 1).split("-");
    while (isKind(readable.at(-1) ?? "")) readable.pop();
    return [ ...readable, end ].filter(part => part !== "").join("-");
  }
  function plainBase({repository, prefix}) {
    const [owner = "", name = ""] = repository.toLowerCase().split("/");
    const base = prefix ?? `${owner}-${name}`;
    const words = base.split("-");
    const readable = prefix !== void 0 || slug(owner) === owner && slug(name) === name && !owner.includes("-");
    return readable && !words.some(isKind) && !isBaseHash(words.at(-1) ?? "") ? base : void 0;
  }
  function hashedBase({repository, prefix}) {
    return baseHash(prefix === void 0 ? `repository\n${repository.toLowerCase()}` : `prefix\n${prefix}`);
  }
  function parseWhich(kind, which) {
    const [number = "", ...rest] = which;
    if (kind === "branch" || kind === "tag") return parseRef(kind, which);
    if (!isRunId(number)) return;
    if (kind === "pr") {
      if (rest.length > 1 || !Number.isSafeInteger(Number(number)) || !rest.every(isSuffix)) return;
      return {
        kind,
        number: Number(number),
        suffix: rest[0]
      };
    }
    return parseRun(number, rest);
  }
  function parseRun(runId, rest) {
    const [job, ...more] = rest.length > 0 && isJobKey(rest[0] ?? "") ? rest : [ void 0, ...rest ];
    if (more.length > 1 || !more.every(word => word !== void 0 && isSuffix(word))) return;
    return {
      kind: "run",
      runId,
      job: job === NO_JOB ? void 0 : job,
      suffix: more[0]
    };
  }
  function parseRef(kind, words) {
    const [ref] = words;
    const hashAt = words.findLastIndex(word => isRefHash(kind, word));
    const [suffix, ...more] = words.slice(Math.max(1, hashAt + 1));
    if (ref === void 0 || !words.every(word => /^[a-z0-9]+$/.test(word))) return;
    if (more.length > 0 || suffix !== void 0 && !isSuffix(suffix)) return;
    return {
      kind,
      ref: hashAt < 1 ? ref : void 0,
      suffix
    };
  }
  // CONCATENATED MODULE: ./build/src/report/fate.js
  function fate_fateOf({name, owner, afterJob, preview = false}) {
    const parsed = parseName(owner, name);
    const over = parsed && overWhen(parsed);
    if (afterJob) return `by this step when the job ends${over === void 0 ? "" : `, or else by a sweep once ${over}`}`;
    if (over === void 0) return "not by itself: its name is none that these actions derive, so no sweep takes it";
    return preview ? `by the run for the closing of this pull request, or else by a sweep once ${over}` : `by a sweep once ${over}`;
  }
  function overWhen(parsed) {
    switch (parsed.kind) {
     case "pr":
      return `pull request ${parsed.number} is closed`;

     case "run":
      return `run ${parsed.runId} is finished`;

     case "branch":
     case "tag":
      {
        const which = parsed.ref === void 0 ? `its ${parsed.kind}` : `the ${parsed.kind} ${markup_code(parsed.ref)}`;
        return `${which} is gone, with <code>deleted_branches: true</code>`;
      }
    }
  }
  // CONCATENATED MODULE: ./build/src/report/database.js
  function databaseReport({found, apiUrl, step, ...fate}) {
    const {database, created} = found;
    const {database_name: name, state = "active"} = database;
    return [ heading(`${created ? "created" : "reused"} ${code(name)}`), facts({
      ...placeOf(database, apiUrl),
      "REST API": code(connectionOf(database, apiUrl).restUrl),
      ...state !== "active" && {
        State: code(state)
      },
      Deletion: fateOf({
        ...fate,
        name
      })
    }), howToConnect(step) ].join("\n\n");
  }
  function placeOf(database, apiUrl) {
    const {database_id: id, database_name, endpoint, port, tls} = database;
    const name = markup_code(database_name);
    const page = `https://console.upstash.com/redis/${encodeURIComponent(id)}`;
    return {
      Database: address_isLoopback(new URL(apiUrl)) ? name : `${name} (<a href="${page}">open in the Upstash console</a>)`,
      Region: regionOf(database),
      Endpoint: `${markup_code(endpoint)}, port <code>${port}</code>, ${tls ? "TLS" : "no TLS"}`
    };
  }
  function regionOf({primary_region: primary, region = "global", read_regions: replicas = []}) {
    if (primary === void 0) return markup_code(region);
    const cloud = platformOf(primary) === "gcp" ? "Google Cloud" : "AWS";
    const others = replicas.length === 0 ? "" : `, read replicas in ${markup_code(replicas.join(", "))}`;
    return `${markup_code(primary)} on ${cloud}${others}`;
  }
  // CONCATENATED MODULE: ./build/src/comment/body.js
  function markerOf(name) {
    return `\x3c!-- upstash-redis-action/preview ${name} --\x3e`;
  }
  function commentBody({found}, inputs) {
    const {request} = inputs;
    const text = found === void 0 ? absenceReport(request, {
      skipped: false,
      deleted: true
    }) : presence(found, inputs);
    return `${markerOf(request.name)}\n${text}`;
  }
  function presence({database, created}, {account, owner, request}) {
    const {name, wanted} = request;
    const afterJob = created && wanted?.deleteAfterJob === true;
    return [ markup_heading(markup_code(name)), markup_facts({
      ...placeOf(database, account.apiUrl),
      Deletion: fate_fateOf({
        name,
        owner,
        afterJob,
        preview: true
      })
    }), "<p>The database of this pull request, the same from push to push. Jobs get its credentials from the outputs of <code>preview</code> or <code>get</code>.</p>" ].join("\n\n");
  }
  // CONCATENATED MODULE: ./build/src/json.js
  function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }
  function field(object, name) {
    return Object.hasOwn(object, name) ? object[name] : void 0;
  }
  function stringField(object, name) {
    const value = field(object, name);
    return typeof value === "string" ? value : void 0;
  }
  function integerField(object, name) {
    const value = field(object, name);
    return Number.isSafeInteger(value) ? value : void 0;
  }
  function booleanField(object, name) {
    const value = field(object, name);
    return typeof value === "boolean" ? value : void 0;
  }
  function parseJson(text) {
    try {
      return JSON.parse(text);
    } catch {
      return;
    }
  }
  // CONCATENATED MODULE: ./build/src/comment/own.js
  const PERMISSION = "pull-requests: read";
  async function findOwn(github, access, {pullRequest, marker}) {
    const marked = await findMarked(github, `/issues/${pullRequest}/comments`, marker);
    if (marked.length === 0) return [];
    const me = await ownId(github, access);
    return marked.filter(({author}) => author === me).map(({id, text}) => ({
      id,
      text
    }));
  }
  async function findMarked(github, path, marker) {
    const marked = new Map;
    const read = entry => {
      const comment = isObject(entry) ? entry : {};
      const id = integerField(comment, "id");
      if (id === void 0) throw new Error("GitHub lists a comment without an id.");
      const text = (stringField(comment, "body") ?? "").replaceAll("\r\n", "\n").trim();
      if (text.startsWith(`${marker}\n`)) marked.set(id, {
        id,
        text,
        author: authorOf(comment)
      });
      return id;
    };
    const pages = github.pages(path, PERMISSION, read);
    while ((await pages.next()).done !== true) ;
    return [ ...marked.values() ];
  }
  function authorOf(comment) {
    const user = field(comment, "user");
    return isObject(user) ? integerField(user, "id") : void 0;
  }
  async function ownId(github, {apiUrl}) {
    const url = new URL(`${apiUrl.replace(/\/v3$/, "")}/graphql`);
    const question = {
      method: "POST",
      url,
      body: JSON.stringify({
        query: "{viewer{databaseId}}"
      })
    };
    const {body} = await github.exchange("", PERMISSION, question);
    const data = isObject(body) ? field(body, "data") : void 0;
    const viewer = isObject(data) ? field(data, "viewer") : void 0;
    const id = isObject(viewer) ? integerField(viewer, "databaseId") : void 0;
    if (id !== void 0) return id;
    throw new Error("GitHub does not say whose token this is, so no comment counts as ours.");
  }
  // CONCATENATED MODULE: ./build/src/comment/up-to-date.js
  const LIMIT_SECONDS = 20;
  const up_to_date_PERMISSION = "pull-requests: write";
  async function bringUpToDate(result, inputs, {runner, began, withSession, GitHubApi}) {
    const {account, github: access, request} = inputs;
    if (result.found === void 0 && result.skipped && request.wanted === void 0) return;
    const leftSeconds = inputs.timeoutSeconds - (runner.clock.now() - began) / 1e3;
    const timeoutSeconds = Math.max(1, Math.ceil(Math.min(LIMIT_SECONDS, leftSeconds)));
    try {
      await withSession({
        account,
        timeoutSeconds,
        limitName: "the comment"
      }, runner, ({client}) => client.retry("create", () => writeWhatIsNew(result, inputs, {
        github: new GitHubApi(access, client),
        ...runner
      })));
    } catch (error) {
      explain(error, request.pullRequest, runner);
    }
  }
  async function writeWhatIsNew(result, inputs, {github, log, redact}) {
    const {name, pullRequest} = inputs.request;
    const text = redact(commentBody(result, inputs));
    const body = JSON.stringify({
      body: text
    });
    const own = await findOwn(github, inputs.github, {
      pullRequest,
      marker: markerOf(name)
    });
    if (own.length === 0 && result.found !== void 0) {
      await github.exchange(`/issues/${pullRequest}/comments`, up_to_date_PERMISSION, {
        method: "POST",
        body
      });
      log.info(`Commented on pull request ${pullRequest}.`);
    }
    for (const comment of own) {
      if (comment.text === text.trim()) continue;
      await github.exchange(`/issues/comments/${comment.id}`, up_to_date_PERMISSION, {
        method: "PATCH",
        body
      });
      log.info(`Updated the comment on pull request ${pullRequest}.`);
    }
  }
  function explain(error, pullRequest, {log}) {
    if (isForbidden(error)) log.notice(`The comment on pull request ${pullRequest} is not up to date, as this job may not write one. Give it \`permissions: ${up_to_date_PERMISSION}\`, or set \`comment: false\`.`); else log.warning(`The comment on pull request ${pullRequest} could not be written; everything else is done. ${messageOf(error)}`);
  }
  function isForbidden(error) {
    if (typeof error !== "object" || error === null || !("status" in error)) return false;
    const asksToWait = "retryAfterMs" in error && error.retryAfterMs !== void 0;
    return error.status === 403 && !asksToWait;
  }
  // CONCATENATED MODULE: ./build/src/comment/index.js
  module.exports = __webpack_exports__;
})();
