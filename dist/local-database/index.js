(() => {
  "use strict";
  var __nccwpck_require__ = {};
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
    localDatabases: () => localDatabases
  });
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
  function percentEncoded(text) {
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
  function code(text) {
    return `<code>${escaped(text)}</code>`;
  }
  function heading(content) {
    return `<h3>Upstash Redis: ${content}</h3>`;
  }
  function facts(rows) {
    const lines = Object.entries(rows).map(([name, value]) => `<tr><th align="left">${name}</th><td>${value}</td></tr>`);
    return `<table>\n${lines.join("\n")}\n</table>`;
  }
  function table(headings, rows) {
    const row = (cells, tag) => `<tr>${cells.map(cell => `<${tag}>${cell}</${tag.slice(0, 2)}>`).join("")}</tr>`;
    const lines = [ row(headings, 'th align="left"'), ...rows.map(cells => row(cells, "td")) ];
    return `<table>\n${lines.join("\n")}\n</table>`;
  }
  // CONCATENATED MODULE: ./build/src/how-to-connect.js
  const OTHER_JOBS = "In other jobs, the <code>get</code> action reads them again: GitHub passes no secret from job to job.";
  function howToConnect(step, otherJobs = OTHER_JOBS) {
    const id = /^(?!__)[A-Za-z_][\w-]{0,99}$/.test(step) ? step : "ID";
    const line = (variable, output) => `  ${variable}: \${{ steps.${id}.outputs.${output} }}`;
    return `<details><summary>How to connect</summary>\n<p>In later steps of this job${id === "ID" ? ", with the <code>id</code> that you give this step" : ""}:</p>\n<pre lang="yaml"><code>env:\n${line("REDIS_URL", "redis_url")}\n${line("UPSTASH_REDIS_REST_URL", "rest_url")}\n${line("UPSTASH_REDIS_REST_TOKEN", "rest_token")}</code></pre>\n<p>${otherJobs}</p>\n</details>`;
  }
  // CONCATENATED MODULE: ./build/src/local-database/report.js
  function localReport({database, connection}, created, step) {
    const {endpoint, port} = database;
    return [ heading(`${created ? "created" : "reused"} a local database`), facts({
      Endpoint: `${code(endpoint)}, port <code>${port}</code>, no TLS`,
      "REST API": code(connection.restUrl),
      Deletion: created ? "The database and its data end with the job." : "The REST API ends with the job."
    }), howToConnect(step, "Other jobs run on machines of their own, and so need a step of their own.") ].join("\n\n");
  }
  function skipReport(withheld) {
    return `${heading("skipped, no database")}\n\n<p>${escaped(withheld)}.</p>\n<p>With <code>without_secrets: local</code>, such runs have a database on the runner under the same outputs, so that the tests run here too. <code>docs/recipes/forks-and-dependabot.md</code> in the repository of this action says what else can be done.</p>`;
  }
  // CONCATENATED MODULE: external "node:crypto"
  const external_node_crypto_namespaceObject = require("node:crypto");
  // CONCATENATED MODULE: ./build/src/masking.js
  function maskAllForms(secret, mask) {
    if (secret.trim() === "") return;
    mask(secret);
    const encoded = percentEncoded(secret);
    if (encoded !== secret) mask(encoded);
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
  // CONCATENATED MODULE: ./build/src/local-database/protocol.js
  const KEEP = "keep";
  function parseAnswer(line) {
    const answer = parseJson(line);
    if (!isObject(answer)) throw new Error(UNEXPECTED);
    const kind = field(answer, "kind");
    if (kind === "note" || kind === "warning" || kind === "problem") return {
      kind,
      text: protocol_text(answer, "text")
    };
    const database = field(answer, "database");
    if (kind !== "ready" || !isObject(database)) throw new Error(UNEXPECTED);
    return {
      kind,
      database: {
        endpoint: protocol_text(database, "endpoint"),
        port: integerField(database, "port") ?? 0,
        rest_url: protocol_text(database, "rest_url"),
        rest_token: protocol_text(database, "rest_token"),
        read_only_rest_token: stringField(database, "read_only_rest_token"),
        password: stringField(database, "password"),
        redis_url: protocol_text(database, "redis_url")
      }
    };
  }
  const UNEXPECTED = "The local server said something unexpected.";
  function protocol_text(object, name) {
    const value = stringField(object, name) ?? "";
    if (value === "") throw new Error(UNEXPECTED);
    return value;
  }
  // CONCATENATED MODULE: external "node:child_process"
  const external_node_child_process_namespaceObject = require("node:child_process");
  // CONCATENATED MODULE: external "node:fs"
  const external_node_fs_namespaceObject = require("node:fs");
  // CONCATENATED MODULE: external "node:path"
  const external_node_path_namespaceObject = require("node:path");
  // CONCATENATED MODULE: ./build/src/local-database/system.js
  const STEP_ONLY = /^(?:INPUT|STATE|GITHUB|ACTIONS|NODE)_/;
  const systemPrograms = {
    launch,
    commandLine,
    end
  };
  function launch(bundle, args) {
    const program = (0, external_node_path_namespaceObject.join)((0, external_node_path_namespaceObject.dirname)(process.argv[1] ?? ""), "..", bundle, "index.js");
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !STEP_ONLY.test(name)));
    const child = (0, external_node_child_process_namespaceObject.spawn)(process.execPath, [ program, ...args ], {
      cwd: (0, external_node_path_namespaceObject.parse)(process.execPath).root,
      detached: true,
      env,
      stdio: [ "pipe", "pipe", "ignore" ],
      windowsHide: true
    });
    const {stdin, stdout} = child;
    child.on("error", () => {});
    stdin.on("error", () => {});
    return {
      pid: child.pid,
      line: lineReader(stdout),
      tell: line => void stdin.write(`${line}\n`),
      release: () => {
        stdin.end();
        stdout.destroy();
        child.unref();
      }
    };
  }
  function lineReader(stream) {
    let text = "";
    let ended = false;
    let wake = () => {};
    stream.on("data", chunk => {
      text += chunk.toString();
      wake();
    });
    stream.on("close", () => {
      ended = true;
      wake();
    });
    return async () => {
      for (;;) {
        const at = text.indexOf("\n");
        if (at >= 0) {
          const line = text.slice(0, at);
          text = text.slice(at + 1);
          return line;
        }
        if (ended) return;
        await new Promise(resolve => wake = resolve);
      }
    };
  }
  function commandLine(pid) {
    try {
      if (process.platform === "linux") return (0, external_node_fs_namespaceObject.readFileSync)(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      const [program, args] = process.platform === "win32" ? powerShell(pid) : ps(pid);
      return (0, external_node_child_process_namespaceObject.execFileSync)(program, args, {
        encoding: "utf8"
      });
    } catch {
      return;
    }
  }
  function ps(pid) {
    return [ "ps", [ "-ww", "-o", "command=", "-p", String(pid) ] ];
  }
  function powerShell(pid) {
    const query = `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`;
    return [ "powershell", [ "-NoProfile", "-Command", query ] ];
  }
  function end(pid, how) {
    try {
      process.kill(pid, how === "politely" ? "SIGTERM" : "SIGKILL");
    } catch {}
  }
  // CONCATENATED MODULE: ./build/src/local-database/start.js
  const SERVER = "local-server";
  async function startLocal(request, collaborators) {
    const {programs = systemPrograms, started, deadline} = collaborators;
    const id = (0, external_node_crypto_namespaceObject.randomBytes)(8).toString("hex");
    try {
      const server = programs.launch(SERVER, [ id ]);
      if (server.pid !== void 0) started({
        pid: server.pid,
        id
      });
      server.tell(JSON.stringify(request));
      const answer = await before(deadline.signal, lastAnswer(server, collaborators));
      return "problem" in answer ? answer : ready(answer, id, server);
    } catch (error) {
      if (deadline.endedWith(error)) return {
        problem: tooSlow(deadline)
      };
      throw error;
    }
  }
  function ready(answer, id, server) {
    return {
      database: described(id, answer),
      connection: {
        restUrl: answer.rest_url,
        redisUrl: answer.redis_url
      },
      keep: () => {
        server.tell(KEEP);
        server.release();
      }
    };
  }
  function tooSlow({seconds, advice}) {
    return `The local database was not ready within the ${seconds} s of \`timeout\`.${advice}`;
  }
  function described(id, {endpoint, port, password, rest_token, read_only_rest_token}) {
    return {
      database_id: `local-${id}`,
      database_name: LOCAL,
      endpoint,
      port,
      tls: false,
      region: LOCAL,
      primary_region: LOCAL,
      read_regions: void 0,
      type: void 0,
      creation_time: void 0,
      state: "active",
      eviction: void 0,
      password,
      rest_token,
      read_only_rest_token,
      rest_url: void 0
    };
  }
  const LOCAL = "local";
  async function lastAnswer(server, {log, mask}) {
    for (let line = await server.line(); line !== void 0; line = await server.line()) {
      const answer = parseAnswer(line);
      switch (answer.kind) {
       case "note":
        log.info(answer.text);
        break;

       case "warning":
        log.warning(answer.text);
        break;

       case "problem":
        return {
          problem: answer.text
        };

       case "ready":
        maskSecrets(answer.database, mask);
        return answer.database;
      }
    }
    return {
      problem: ENDED
    };
  }
  const ENDED = "The local server ended before its database was ready. Run the job again; if it happens again, please report it.";
  function maskSecrets(database, mask) {
    const {password, rest_token, read_only_rest_token, redis_url} = database;
    for (const secret of [ password, rest_token, read_only_rest_token ]) if (secret !== void 0) maskAllForms(secret, mask);
    if (password !== void 0) maskAllForms(redis_url, mask);
  }
  async function before(signal, task) {
    const aborted = new Promise((_resolve, reject) => {
      const abort = () => {
        reject(signal.reason);
      };
      if (signal.aborted) abort(); else signal.addEventListener("abort", abort, {
        once: true
      });
    });
    return await Promise.race([ task, aborted ]);
  }
  // CONCATENATED MODULE: ./build/src/local-database/stop.js
  const POLL_MS = 20;
  const LIMIT_MS = 4e3;
  async function stopLocal({pid, id}, clock, programs = systemPrograms) {
    const runs = () => programs.commandLine(pid)?.includes(id) === true;
    for (const how of [ "politely", "at once" ]) {
      if (!runs()) return true;
      programs.end(pid, how);
      for (let waited = 0; waited < LIMIT_MS && runs(); waited += POLL_MS) await new Promise(resolve => clock.schedule(POLL_MS, resolve));
    }
    return !runs();
  }
  // CONCATENATED MODULE: ./build/src/local-database/index.js
  const localDatabases = {
    start: startLocal,
    stop: stopLocal,
    report: localReport,
    skipReport
  };
  module.exports = __webpack_exports__;
})();
