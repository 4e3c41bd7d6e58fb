(() => {
  "use strict";
  var __webpack_exports__ = {};
  // CONCATENATED MODULE: external "node:http"
  const external_node_http_namespaceObject = require("node:http");
  // CONCATENATED MODULE: external "node:timers/promises"
  const promises_namespaceObject = require("node:timers/promises");
  // CONCATENATED MODULE: ./build/emulator/http.js
  const RETRY_MS = 50;
  const LOOPBACK = "127.0.0.1";
  async function readBody(request) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
  async function listen(server, port) {
    await new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, LOOPBACK, () => {
        server.off("error", reject);
        resolve();
      });
    });
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the listener has no port");
    return address.port;
  }
  async function listenLater(server, port, {ms, signal}) {
    const found = await listen(server, port);
    await closeListener(server);
    const open = async () => {
      await (0, promises_namespaceObject.setTimeout)(ms, void 0, {
        signal
      });
      while (!await listen(server, found).then(() => true, () => false)) await (0, promises_namespaceObject.setTimeout)(RETRY_MS, void 0, {
        signal
      });
      if (signal.aborted) await closeListener(server);
    };
    open().catch(() => {});
    return found;
  }
  async function closeListener(server) {
    await new Promise(resolve => {
      server.close(() => {
        resolve();
      });
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
  }
  // CONCATENATED MODULE: ./build/emulator/command-groups.js
  class CommandGroups {
    #run;
    #waiting=[];
    constructor(run) {
      this.#run = run;
    }
    async run(command) {
      return new Promise((resolve, reject) => {
        this.#waiting.push({
          command,
          resolve,
          reject
        });
        if (this.#waiting.length === 1) setImmediate(this.#start);
      });
    }
    #start=() => {
      const group = this.#waiting;
      this.#waiting = [];
      let answered = 0;
      const answer = reply => {
        group[answered]?.resolve(reply);
        answered += 1;
      };
      this.#run(group.map(({command}) => command), answer).catch(error => {
        for (const {reject} of group.slice(answered)) reject(error);
      });
    };
  }
  // CONCATENATED MODULE: ./build/emulator/redis-pool.js
  class RedisPool {
    #open;
    #idle=[];
    #busy=new Set;
    #waiting=[];
    #free;
    #closed=false;
    constructor(open, size) {
      this.#open = open;
      this.#free = size;
    }
    async use(work) {
      await this.#turn();
      try {
        return await this.#work(work);
      } finally {
        const next = this.#waiting.shift();
        if (next === void 0) this.#free += 1; else next();
      }
    }
    close() {
      this.#closed = true;
      for (const connection of [ ...this.#busy, ...this.#idle ]) connection.close();
    }
    async #turn() {
      if (this.#free > 0) this.#free -= 1; else await new Promise(resolve => this.#waiting.push(resolve));
    }
    async #work(work) {
      const connection = await this.#take();
      this.#busy.add(connection);
      try {
        const result = await work(connection);
        this.#idle.push(connection);
        return result;
      } catch (error) {
        connection.close();
        throw error;
      } finally {
        this.#busy.delete(connection);
      }
    }
    async #take() {
      for (let idle = this.#idle.pop(); idle !== void 0; idle = this.#idle.pop()) if (!idle.ended) return idle;
      const connection = this.#closed ? void 0 : await this.#open();
      if (connection !== void 0 && !this.#closed) return connection;
      connection?.close();
      throw new Error("the connections to the Redis server are being closed");
    }
  }
  // CONCATENATED MODULE: ./build/emulator/rest-answer.js
  const PIECE_LENGTH = 64 * 1024;
  class Piece {
    #text="";
    #bytes=[];
    #length=0;
    get length() {
      return this.#length;
    }
    add(part) {
      this.#length += part.length;
      if (typeof part === "string") this.#text += part; else {
        this.#flush();
        this.#bytes.push(part);
      }
    }
    take() {
      if (this.#bytes.length > 0) this.#flush();
      const taken = this.#bytes.length > 0 ? Buffer.concat(this.#bytes) : this.#text;
      this.#text = "";
      this.#bytes = [];
      this.#length = 0;
      return taken;
    }
    #flush() {
      if (this.#text !== "") this.#bytes.push(Buffer.from(this.#text));
      this.#text = "";
    }
  }
  function answer(response, status, type, body) {
    response.writeHead(status, {
      "content-type": type,
      "content-length": Buffer.byteLength(body)
    });
    response.end(body);
  }
  async function answerInParts(response, type, parts, stallMs) {
    const piece = new Piece;
    for await (const part of parts) {
      piece.add(part);
      if (piece.length < PIECE_LENGTH) continue;
      if (!response.headersSent) response.writeHead(200, {
        "content-type": type
      });
      if (!response.write(piece.take())) await drained(response, stallMs);
    }
    if (response.headersSent) response.end(piece.take()); else answer(response, 200, type, piece.take());
  }
  async function drained(response, stallMs) {
    if (response.destroyed) throw new Error("the client is gone");
    await new Promise((resolve, reject) => {
      const settle = action => {
        clearTimeout(timer);
        response.off("drain", onDrain).off("close", onClose);
        action();
      };
      const onDrain = () => {
        settle(resolve);
      };
      const onClose = () => {
        settle(() => {
          reject(new Error("the client is gone"));
        });
      };
      const timer = setTimeout(() => response.destroy(), stallMs);
      response.on("drain", onDrain).on("close", onClose);
    });
  }
  // CONCATENATED MODULE: ./build/emulator/rest-errors.js
  class RestError extends Error {
    status;
    constructor(status, message) {
      super(message);
      this.status = status;
    }
  }
  const DOCUMENTATION = "https://upstash.com/docs/redis";
  const WRONG_TOKEN = "WRONGPASS invalid or missing auth token. See https://docs.upstash.com/redis/troubleshooting/http_unauthorized for details.";
  const SUSPENDED = "ERR This database has been suspended for exceeding the defined budget limit. Please increase budget or switch to a Fixed plan on Upstash Console";
  const EMPTY_COMMAND = "ERR empty command";
  const NULL_ARGUMENT = "ERR null args are not supported";
  const NO_BODY = "EOF";
  const NOT_AN_ARRAY = "expected JSON array";
  function unsupportedArgument(delimiter) {
    return `ERR unsupported arg type: "${delimiter}": json.Delim`;
  }
  function notAllowed(command) {
    return `ERR Command "${command.toUpperCase()}" is not allowed in REST or it has a special context path`;
  }
  function notAvailable(command) {
    return `ERR Command is not available: '${command.toUpperCase()}'. See ${DOCUMENTATION}/overall/rediscompatibility for details`;
  }
  function tooLarge(limit, actual) {
    return `ERR max request size exceeded. Limit: ${limit} bytes, Actual: ${actual} bytes. See ${DOCUMENTATION}/troubleshooting/max_request_size_exceeded for details`;
  }
  function translate(text, command) {
    if (/^ERR unknown command/i.test(text)) return notAvailable(command);
    const denied = /^NOPERM .*has no permissions to run the '(.*?)' command/.exec(text)?.[1];
    return denied === void 0 ? text : `NOPERM this user has no permissions to run the '${denied}' command`;
  }
  const INVALID_FORMAT = "ERR Upstash-Response-Format must be json or resp2";
  const NO_BASE64_IN_RESP2 = "ERR Upstash-Encoding: base64 cannot be had with Upstash-Response-Format: resp2";
  const INVALID_JSON = "ERR the request body is not valid JSON";
  function overdue(milliseconds) {
    return `ERR Redis did not answer within ${milliseconds / 1e3} s`;
  }
  // CONCATENATED MODULE: ./build/emulator/rest-body.js
  async function readBodyWithin(request, limit) {
    const chunks = [];
    let length = 0;
    request.on("data", chunk => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk); else chunks.length = 0;
    });
    await new Promise((resolve, reject) => {
      request.once("end", resolve);
      request.once("close", () => {
        reject(new Error("the client is gone"));
      });
    });
    if (length > limit) throw new RestError(400, tooLarge(limit, length));
    const [first = Buffer.alloc(0)] = chunks;
    return chunks.length < 2 ? first : Buffer.concat(chunks);
  }
  // CONCATENATED MODULE: ./build/emulator/rest-dialect.js
  function inRedisTerms(command) {
    const name = command[0].toUpperCase();
    if (name === "XTRIM") return trimmingExactly(command, 2);
    if (name === "XADD") return trimmingExactly(command, isWord(command[2], "NOMKSTREAM") ? 3 : 2);
    return command;
  }
  function inUpstashTerms([name, first], reply) {
    if (reply.kind !== "error") return reply;
    const word = name.toUpperCase();
    if (word === "COPY" && /source and destination objects are the same/.test(reply.text)) return {
      kind: "integer",
      text: "0"
    };
    if (word === "XINFO" && isWord(first, "CONSUMERS") && /^NOGROUP/.test(reply.text)) return {
      kind: "array",
      items: []
    };
    return reply;
  }
  function trimmingExactly(command, strategy) {
    const [name, ...args] = command;
    const about = command[strategy + 1];
    const asked = isWord(command[strategy], "MAXLEN") || isWord(command[strategy], "MINID");
    if (!asked || !isWord(about, "~") || isWord(command[strategy + 3], "LIMIT")) return command;
    return [ name, ...args.filter((_, index) => index !== strategy) ];
  }
  function isWord(argument, word) {
    return argument !== void 0 && argument.length === word.length && String(argument).toUpperCase() === word;
  }
  // CONCATENATED MODULE: ./build/emulator/rest-refusals.js
  const NOT_ALLOWED = new Set([ "MULTI", "EXEC", "DISCARD", "WATCH", "UNWATCH", "SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE", "UNSUBSCRIBE", "PUNSUBSCRIBE", "SUNSUBSCRIBE", "MONITOR", "AUTH", "CLIENT", "HELLO", "QUIT", "RESET", "SELECT", "BLPOP", "BRPOP", "BLMOVE", "BRPOPLPUSH", "BLMPOP", "BZPOPMIN", "BZPOPMAX", "BZMPOP", "WAIT", "WAITAOF" ]);
  const NOT_AVAILABLE = new Set([ "SHUTDOWN", "DEBUG", "CONFIG", "MODULE", "REPLICAOF", "SLAVEOF", "FAILOVER", "MIGRATE", "CLUSTER", "SAVE", "BGSAVE", "BGREWRITEAOF", "SYNC", "PSYNC", "REPLCONF", "SWAPDB", "LATENCY", "SLOWLOG", "ACL", "ASKING", "READONLY", "READWRITE" ]);
  const READING = new Set([ "XREAD", "XREADGROUP" ]);
  function refusal(command, maxBytes) {
    const [name, ...args] = command;
    const word = name.toUpperCase();
    if (NOT_ALLOWED.has(word) || READING.has(word) && blocks(args)) return notAllowed(word);
    if (NOT_AVAILABLE.has(word)) return notAvailable(word);
    if (word === "SCRIPT" && String(args[0]).toUpperCase() === "DEBUG") return notAvailable("SCRIPT DEBUG");
    const bytes = sizeOf(command);
    return bytes > maxBytes ? tooLarge(maxBytes, bytes) : void 0;
  }
  function sizeOf(command) {
    return command.reduce((sum, argument) => sum + Buffer.byteLength(argument), 0);
  }
  function blocks(args) {
    for (let index = 0; index < args.length; index += 1) {
      const word = String(args[index]).toUpperCase();
      if (word === "BLOCK") return true;
      if (word === "STREAMS") return false;
      if (word === "GROUP") index += 2;
      if (word === "COUNT") index += 1;
    }
    return false;
  }
  // CONCATENATED MODULE: ./build/emulator/rest-commands.js
  const BATCH_COMMANDS = 64;
  const BATCH_BYTES = 1024 * 1024;
  async function* runPipeline(exchange, commands, {maxBytes, flags}) {
    const planned = commands.map(command => ({
      command,
      refusal: refusal(command, maxBytes)
    }));
    for (const batch of batches(planned)) {
      const sent = batch.filter(each => each.refusal === void 0);
      exchange.write(sent.map(({command}) => toRedis(command, flags)));
      for (const {command, refusal} of batch) yield refusal === void 0 ? fromRedis(command, await exchange.reply(), flags) : {
        kind: "error",
        text: refusal
      };
    }
  }
  async function runTransaction(exchange, commands, {maxBytes, flags}) {
    const refused = commands.map(command => refusal(command, maxBytes)).find(text => text !== void 0);
    if (refused !== void 0) return {
      kind: "error",
      text: refused
    };
    exchange.write([ [ "MULTI" ], ...commands.map(command => toRedis(command, flags)), [ "EXEC" ] ]);
    await exchange.reply();
    let culprit;
    for (const command of commands) {
      const queued = worded(await exchange.reply(), command);
      if (queued.kind === "error") culprit ??= queued.text;
    }
    const outcome = await exchange.opened();
    if (outcome.kind === "opened") return results(exchange, commands, flags);
    const text = culprit ?? (outcome.kind === "error" ? outcome.text : void 0);
    if (text === void 0) throw new Error("the Redis server answered a transaction with something else");
    return {
      kind: "error",
      text
    };
  }
  async function* results(exchange, commands, flags) {
    for (const command of commands) yield fromRedis(command, await exchange.reply(), flags);
  }
  function toRedis(command, flags) {
    return flags.toRedis(inRedisTerms(command));
  }
  function fromRedis(command, reply, flags) {
    return flags.fromRedis(command, inUpstashTerms(command, worded(reply, command)));
  }
  function worded(reply, [name]) {
    return reply.kind === "error" ? {
      kind: "error",
      text: translate(reply.text, name)
    } : reply;
  }
  function* batches(planned) {
    let batch = [];
    let bytes = 0;
    for (const each of planned) {
      batch.push(each);
      bytes += sizeOf(each.command);
      if (batch.length < BATCH_COMMANDS && bytes < BATCH_BYTES) continue;
      yield batch;
      batch = [];
      bytes = 0;
    }
    if (batch.length > 0) yield batch;
  }
  // CONCATENATED MODULE: ./build/emulator/rest-events.js
  async function serveEvents(connection, command, response, limits) {
    connection.write([ command ]);
    for (;;) {
      const reply = connection.poll(limits.replyBytes);
      if (reply === void 0) await connection.arrival(); else if (reply.kind === "error") return {
        kind: "error",
        text: translate(reply.text, command[0])
      }; else if (reply.kind !== "oversized") await send(response, eventOf(reply), limits);
    }
  }
  async function send(response, event, {stallMs}) {
    if (!response.headersSent) response.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-cache"
    });
    if (!response.write(event)) await drained(response, stallMs);
  }
  function eventOf(reply) {
    const text = reply.kind === "status" && reply.text === "OK" ? '"OK"' : textOf(reply);
    const lines = text.split(/\r\n|\r|\n/).map(line => `data: ${line}\n`);
    return `${lines.join("")}\n`;
  }
  function textOf(reply) {
    switch (reply.kind) {
     case "array":
      return reply.items.map(textOf).join(",");

     case "bulk":
      return reply.bytes.toString();

     case "null":
      return "";

     case "status":
     case "error":
     case "integer":
      return reply.text;
    }
  }
  // CONCATENATED MODULE: ./build/emulator/rest-exchange.js
  class RestExchange {
    #connection;
    #limits;
    #scripts;
    #owed=0;
    constructor(connection, limits, scripts) {
      this.#connection = connection;
      this.#limits = limits;
      this.#scripts = scripts;
    }
    write(commands) {
      this.#connection.write(commands);
      this.#owed += commands.length;
    }
    async reply() {
      const reply = await this.#arrived(() => this.#connection.poll(this.#limits.replyBytes));
      this.#owed -= 1;
      return this.#worded(reply);
    }
    async opened() {
      const reply = await this.#arrived(() => this.#connection.pollOpened(this.#limits.replyBytes));
      this.#owed += reply.kind === "opened" ? reply.length - 1 : -1;
      return this.#worded(reply);
    }
    async finish() {
      while (this.#owed > 0) await this.reply();
    }
    #worded(reply) {
      if (reply.kind !== "oversized") return reply;
      return {
        kind: "error",
        text: tooLarge(this.#limits.replyBytes, reply.bytes)
      };
    }
    async #arrived(poll) {
      for (;;) {
        const reply = poll();
        if (reply !== void 0) return reply;
        await this.#inTime(this.#connection.arrival());
      }
    }
    async #inTime(arrival) {
      const {scriptMs, replyMs} = this.#limits;
      const timers = [];
      try {
        await new Promise((resolve, reject) => {
          const giveUp = reason => {
            reject(new RestError(500, reason));
          };
          const endScript = () => {
            this.#scripts.stop().then(refusal => {
              if (refusal !== void 0) giveUp(refusal);
            }, () => {});
          };
          timers.push(setTimeout(endScript, scriptMs), setTimeout(giveUp, replyMs, overdue(replyMs)));
          arrival.then(resolve, reject);
        });
      } catch (error) {
        this.#owed = 0;
        throw error;
      } finally {
        timers.forEach(clearTimeout);
      }
    }
  }
  // CONCATENATED MODULE: ./build/emulator/rest-headers.js
  const METHODS = [ "HEAD", "GET", "POST", "PUT" ];
  function isAllowed(method) {
    return METHODS.includes(method);
  }
  function corsHeaders({origin}) {
    return [ [ "access-control-allow-origin", origin ?? "*" ], [ "access-control-allow-credentials", "true" ] ];
  }
  function preflightHeaders(headers) {
    return {
      "access-control-allow-methods": METHODS.join(", "),
      "access-control-allow-headers": headers["access-control-request-headers"] ?? "*"
    };
  }
  class SyncTokens {
    #count=0;
    next() {
      this.#count += 1;
      return this.#count.toString(32);
    }
  }
  // CONCATENATED MODULE: ./build/emulator/resp.js
  const CRLF = Buffer.from("\r\n");
  function encodeCommands(commands) {
    const parts = [];
    let text = "";
    for (const args of commands) {
      text += `*${args.length}\r\n`;
      for (const arg of args) {
        text += `$${Buffer.byteLength(arg)}\r\n`;
        if (typeof arg === "string") text += arg; else {
          parts.push(Buffer.from(text), arg);
          text = "";
        }
        text += "\r\n";
      }
    }
    return parts.length === 0 ? text : Buffer.concat([ ...parts, Buffer.from(text) ]);
  }
  function encodeReply(reply) {
    switch (reply.kind) {
     case "status":
      return Buffer.from(`+${reply.text}\r\n`);

     case "error":
      return Buffer.from(`-${reply.text}\r\n`);

     case "integer":
      return Buffer.from(`:${reply.text}\r\n`);

     case "bulk":
      return Buffer.concat([ Buffer.from(`$${reply.bytes.length}\r\n`), reply.bytes, CRLF ]);

     case "null":
      return Buffer.from(reply.of === "bulk" ? "$-1\r\n" : "*-1\r\n");

     case "array":
      return Buffer.concat([ Buffer.from(`*${reply.items.length}\r\n`), ...reply.items.map(encodeReply) ]);
    }
  }
  // CONCATENATED MODULE: ./build/emulator/rest-reply.js
  const JSON_TYPE = "application/json; charset=utf-8";
  function encodingOf(headers, kind) {
    const format = headers["upstash-response-format"] ?? "json";
    const base64 = headers["upstash-encoding"] === "base64";
    if (format !== "json" && format !== "resp2") throw new RestError(400, INVALID_FORMAT);
    if (format === "resp2" && base64) throw new RestError(400, NO_BASE64_IN_RESP2);
    return format === "resp2" && kind !== "multi-exec" ? RESP2 : jsonEncoding(base64);
  }
  const RESP2 = {
    contentType: "application/octet-stream",
    item: encodeReply,
    open: "",
    between: "",
    close: ""
  };
  function jsonEncoding(base64) {
    return {
      contentType: JSON_TYPE,
      item: reply => itemJson(reply, base64),
      open: "[",
      between: ",",
      close: "]"
    };
  }
  function itemJson(reply, base64) {
    return reply.kind === "error" ? errorJson(reply.text) : `{"result":${valueJson(reply, base64, true)}}`;
  }
  function errorJson(text) {
    return JSON.stringify({
      error: text
    });
  }
  function valueJson(reply, base64, outermost) {
    switch (reply.kind) {
     case "null":
      return "null";

     case "integer":
      return reply.text;

     case "array":
      return `[${reply.items.map(item => valueJson(item, base64, false)).join(",")}]`;

     case "bulk":
      return JSON.stringify(reply.bytes.toString(base64 ? "base64" : "utf8"));

     case "status":
     case "error":
      {
        const plain = !base64 || outermost && reply.text === "OK";
        return JSON.stringify(plain ? reply.text : Buffer.from(reply.text).toString("base64"));
      }
    }
  }
  // CONCATENATED MODULE: ./build/emulator/rest-json.js
  const MAY_HOLD_NUMBER = /(?:^|[[,:])\s*-?\d/;
  const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  function parseKeepingDigits(text) {
    const parsed = JSON.parse(MAY_HOLD_NUMBER.test(text) ? [ ...pieces(text) ].join("") : text);
    return parsed;
  }
  function* pieces(text) {
    let done = 0;
    for (let at = 0; at < text.length; ) {
      const character = text.charAt(at);
      if (character === '"') {
        at = endOfString(text, at);
        continue;
      }
      const number = character === "-" || character >= "0" && character <= "9" ? numberAt(text, at) : "";
      if (number !== "") yield `${text.slice(done, at)}"${number}"`;
      at += Math.max(number.length, 1);
      if (number !== "") done = at;
    }
    yield text.slice(done);
  }
  function numberAt(text, at) {
    NUMBER.lastIndex = at;
    return NUMBER.exec(text)?.[0] ?? "";
  }
  function endOfString(text, start) {
    for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
      let backslashes = 0;
      while (text.charAt(end - 1 - backslashes) === "\\") backslashes += 1;
      if (backslashes % 2 === 0) return end + 1;
    }
    return text.length;
  }
  // CONCATENATED MODULE: ./build/emulator/rest-request.js
  function isJson({url}) {
    return [ "", "/", "/pipeline", "/multi-exec" ].includes(splitUrl(url).path);
  }
  function tokenOf({url, headers}) {
    const inQuery = splitUrl(url).query.find(([name]) => name === "_token")?.[1] ?? "";
    return inQuery === "" ? (headers.authorization ?? "").replace(/^bearer +/i, "").trim() : inQuery;
  }
  function readRestRequest(head, body) {
    const {path, query} = splitUrl(head.url);
    const sent = head.method === "POST" || head.method === "PUT" ? body : Buffer.alloc(0);
    if (path === "/" || path === "") return {
      kind: "command",
      command: readCommand(parse(sent))
    };
    if (path === "/pipeline" || path === "/multi-exec") return {
      kind: path === "/pipeline" ? "pipeline" : "multi-exec",
      commands: readCommands(parse(sent))
    };
    const [first = Buffer.alloc(0), ...args] = path.slice(1).split("/").map(percentDecode);
    const name = first.toString();
    if (STREAMING.includes(name) && wantsEvents(head)) return {
      kind: "events",
      command: [ name, ...args ]
    };
    const last = sent.length > 0 ? [ sent ] : [];
    const options = query.filter(([key]) => key !== "_token").flat();
    return {
      kind: "command",
      command: [ name, ...args, ...last, ...options.filter(text => text !== "") ]
    };
  }
  const STREAMING = [ "subscribe", "psubscribe", "monitor" ];
  function wantsEvents({method, headers}) {
    return method !== "HEAD" && (headers.accept ?? "").includes("text/event-stream");
  }
  function splitUrl(url) {
    const mark = url.indexOf("?");
    if (mark < 0) return {
      path: url,
      query: []
    };
    return {
      path: url.slice(0, mark),
      query: [ ...new URLSearchParams(url.slice(mark + 1)) ]
    };
  }
  function percentDecode(segment) {
    const latin1 = segment.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(latin1, "latin1");
  }
  function parse(body) {
    const text = body.toString();
    if (text.trim() === "") throw new RestError(400, NO_BODY);
    try {
      return parseKeepingDigits(text);
    } catch {
      throw new RestError(400, INVALID_JSON);
    }
  }
  function readCommands(parsed) {
    if (!Array.isArray(parsed)) throw new RestError(400, NOT_AN_ARRAY);
    if (parsed.length === 0) throw new RestError(400, EMPTY_COMMAND);
    return parsed.map(item => readCommand(item));
  }
  function readCommand(value) {
    if (!Array.isArray(value)) throw new RestError(400, NOT_AN_ARRAY);
    const [name, ...args] = value.map(readArgument);
    if (name === void 0) throw new RestError(400, EMPTY_COMMAND);
    return [ name, ...args ];
  }
  function readArgument(value) {
    if (value === null) throw new RestError(400, NULL_ARGUMENT);
    if (typeof value === "object") throw new RestError(400, unsupportedArgument(Array.isArray(value) ? "[" : "{"));
    if (typeof value === "string") return value;
    return value === true ? "true" : "false";
  }
  // CONCATENATED MODULE: external "node:crypto"
  const external_node_crypto_namespaceObject = require("node:crypto");
  // CONCATENATED MODULE: ./build/emulator/rest-script-flags.js
  const FLAG = "allow-key-locking";
  class ScriptFlags {
    #digests=new Map;
    toRedis(command) {
      const [name, first = "", ...rest] = command;
      switch (name.toUpperCase()) {
       case "EVAL":
       case "EVAL_RO":
        return [ name, this.#script(first), ...rest ];

       case "EVALSHA":
       case "EVALSHA_RO":
        return [ name, this.#digest(first), ...rest ];

       case "SCRIPT":
        if (rest_script_flags_isWord(first, "LOAD")) return [ name, first, ...rest.map(script => this.#script(script)) ];
        return [ name, first, ...rest.map(digest => this.#digest(digest)) ];

       case "FUNCTION":
        return rest_script_flags_isWord(first, "LOAD") ? [ name, first, ...rest.map(withoutFlagInCode) ] : command;

       default:
        return command;
      }
    }
    fromRedis([name, first = "", script], reply) {
      const loaded = reply.kind === "bulk" && name.toUpperCase() === "SCRIPT" && rest_script_flags_isWord(first, "LOAD");
      return loaded && script !== void 0 ? {
        kind: "bulk",
        bytes: Buffer.from(sha1(script))
      } : reply;
    }
    #script(script) {
      const plain = withoutFlag(script);
      if (plain !== script) this.#digests.set(sha1(script), sha1(plain));
      return plain;
    }
    #digest(digest) {
      return this.#digests.get(String(digest).toLowerCase()) ?? digest;
    }
  }
  function rest_script_flags_isWord(argument, word) {
    return String(argument).toUpperCase() === word;
  }
  function sha1(script) {
    return (0, external_node_crypto_namespaceObject.createHash)("sha1").update(script).digest("hex");
  }
  function withoutFlag(script) {
    return edited(script, text => {
      const [line = ""] = text.split("\n", 1);
      const [, flags] = /^#!lua .*?flags=(\S+)/.exec(line) ?? [];
      if (flags === void 0 || !flags.split(",").includes(FLAG)) return text;
      const others = flags.split(",").filter(flag => flag !== FLAG);
      const plain = others.length > 0 ? line.replace(`flags=${flags}`, `flags=${others.join(",")}`) : "";
      return plain + text.slice(line.length);
    });
  }
  function withoutFlagInCode(code) {
    return edited(code, text => text.replace(/(['"])allow-key-locking\1\s*,?/g, ""));
  }
  function edited(argument, edit) {
    const bytes = Buffer.from(argument);
    if (!bytes.includes(FLAG)) return argument;
    const text = bytes.toString("latin1");
    const changed = edit(text);
    return changed === text ? argument : Buffer.from(changed, "latin1");
  }
  // CONCATENATED MODULE: ./build/emulator/rest-token.js
  const digests = new WeakMap;
  function userOf(token, credentials) {
    const expected = digestsOf(credentials);
    const presented = digest(token);
    const full = (0, external_node_crypto_namespaceObject.timingSafeEqual)(presented, expected.default);
    const readOnly = (0, external_node_crypto_namespaceObject.timingSafeEqual)(presented, expected.default_ro);
    if (full) return "default";
    return readOnly ? "default_ro" : void 0;
  }
  function digestsOf(credentials) {
    const known = digests.get(credentials);
    if (known !== void 0) return known;
    const made = {
      default: digest(credentials.rest_token),
      default_ro: digest(credentials.read_only_rest_token)
    };
    digests.set(credentials, made);
    return made;
  }
  function digest(text) {
    return (0, external_node_crypto_namespaceObject.createHash)("sha256").update(text).digest();
  }
  // CONCATENATED MODULE: ./build/emulator/script-stopper.js
  class ScriptStopper {
    #open;
    #stopping;
    constructor(open) {
      this.#open = open;
    }
    async stop() {
      this.#stopping ??= this.#stop().finally(() => this.#stopping = void 0);
      return this.#stopping;
    }
    async #stop() {
      const connection = await this.#open();
      try {
        const replies = await connection.send([ [ "SCRIPT", "KILL" ], [ "FUNCTION", "KILL" ] ]);
        for (const reply of replies) if (reply.kind === "error" && reply.text.startsWith("UNKILLABLE")) return reply.text;
        return;
      } finally {
        connection.close();
      }
    }
  }
  // CONCATENATED MODULE: ./build/emulator/rest-api.js
  class RestApi {
    #backend;
    #limits;
    #pools;
    #groups;
    #scripts;
    #rules;
    #syncTokens=new SyncTokens;
    constructor(backend, limits) {
      this.#backend = backend;
      this.#limits = limits;
      this.#rules = {
        maxBytes: limits.commandBytes,
        flags: new ScriptFlags
      };
      const pool = user => new RedisPool(() => backend.connect(user), limits.connections);
      this.#pools = {
        default: pool("default"),
        default_ro: pool("default_ro")
      };
      const groups = user => new CommandGroups(async (commands, answered) => this.#exchange(user, async exchange => {
        for await (const reply of runPipeline(exchange, commands, this.#rules)) answered(reply);
      }));
      this.#groups = {
        default: groups("default"),
        default_ro: groups("default_ro")
      };
      this.#scripts = new ScriptStopper(() => backend.connect("default"));
    }
    async handle(head, request, response) {
      try {
        const user = userOf(tokenOf(head), this.#backend.credentials());
        if (user === void 0) throw new RestError(401, WRONG_TOKEN);
        response.setHeader("upstash-sync-token", this.#syncTokens.next());
        const {bodyBytes, commandBytes} = this.#limits;
        const body = await readBodyWithin(request, isJson(head) ? bodyBytes : commandBytes);
        const asked = readRestRequest(head, body);
        await this.#carryOut(user, asked, encodingOf(head.headers, asked.kind), response);
      } catch (error) {
        if (response.headersSent) throw error;
        const status = error instanceof RestError ? error.status : 500;
        answer(response, status, JSON_TYPE, errorJson(error instanceof Error ? error.message : String(error)));
      }
    }
    close() {
      for (const pool of Object.values(this.#pools)) pool.close();
    }
    async #carryOut(user, asked, encoding, response) {
      if (asked.kind === "events") await this.#answerEvents(user, asked.command, encoding, response); else if (asked.kind === "command") {
        const reply = await this.#groups[user].run(asked.command);
        answer(response, statusOf(reply), encoding.contentType, encoding.item(reply));
      } else await this.#exchange(user, async exchange => this.#answerSeveral(exchange, asked, encoding, response));
    }
    async #exchange(user, talk) {
      await this.#pools[user].use(async connection => {
        const exchange = new RestExchange(connection, this.#limits, this.#scripts);
        try {
          await talk(exchange);
        } finally {
          await exchange.finish();
        }
      });
    }
    async #answerSeveral(exchange, {kind, commands}, encoding, response) {
      const run = kind === "pipeline" ? runPipeline : runTransaction;
      const replies = await run(exchange, commands, this.#rules);
      if ("kind" in replies) answer(response, statusOf(replies), encoding.contentType, encoding.item(replies)); else await answerInParts(response, encoding.contentType, list(replies, encoding), this.#limits.stallMs);
    }
    async #answerEvents(user, command, encoding, response) {
      const connection = await this.#backend.connect(user);
      const close = () => {
        connection.close();
      };
      response.once("close", close);
      try {
        if (response.destroyed) return;
        const refused = await serveEvents(connection, command, response, this.#limits);
        answer(response, statusOf(refused), encoding.contentType, encoding.item(refused));
      } finally {
        close();
      }
    }
  }
  function statusOf(reply) {
    return reply.kind === "error" ? 400 : 200;
  }
  async function* list(replies, encoding) {
    let before = encoding.open;
    for await (const reply of replies) {
      if (before !== "") yield before;
      yield encoding.item(reply);
      before = encoding.between;
    }
    if (encoding.close !== "") yield encoding.close;
  }
  // CONCATENATED MODULE: ./build/emulator/rest-limits.js
  const DEFAULT_LIMITS = {
    connections: 16,
    commandBytes: 10 * 1024 * 1024,
    replyBytes: 10 * 1024 * 1024,
    bodyBytes: 64 * 1024 * 1024,
    scriptMs: 5e3,
    replyMs: 3e4,
    stallMs: 3e4
  };
  // CONCATENATED MODULE: ./build/emulator/rest-server.js
  const MAX_HEADER_BYTES = 1024 * 1024;
  async function startRestServer(backend, limits = {}, {gate, refusedMs = 0, port: wanted = 0} = {}) {
    const api = new RestApi(backend, {
      ...DEFAULT_LIMITS,
      ...limits
    });
    const serve = async (request, response) => {
      const {method = "", url = "", headers} = request;
      response.on("error", () => {});
      const fault = gate?.note(request);
      if (fault !== void 0 && await (gate?.answer(fault, response)) === true) return;
      for (const [name, value] of corsHeaders(headers)) response.setHeader(name, value);
      if (method === "OPTIONS") response.writeHead(200, preflightHeaders(headers)).end(); else if (!isAllowed(method)) response.writeHead(405).end(); else await api.handle({
        method,
        url,
        headers
      }, request, response);
    };
    const listener = (0, external_node_http_namespaceObject.createServer)({
      maxHeaderSize: MAX_HEADER_BYTES
    }, (request, response) => {
      serve(request, response).catch(() => response.destroy());
    });
    const closing = new AbortController;
    const port = refusedMs > 0 ? await listenLater(listener, wanted, {
      ms: refusedMs,
      signal: closing.signal
    }) : await listen(listener, wanted);
    return {
      url: `http://${LOOPBACK}:${port}`,
      async close() {
        closing.abort();
        await closeListener(listener);
        api.close();
      }
    };
  }
  // CONCATENATED MODULE: ./build/emulator/local/secret.js
  function newSecret() {
    return (0, external_node_crypto_namespaceObject.randomBytes)(32).toString("base64url");
  }
  // CONCATENATED MODULE: ./build/emulator/local/database.js
  async function serveRest(redis, lifetime, port = 0) {
    const credentials = {
      password: redis.password ?? "",
      rest_token: redis.restToken,
      read_only_rest_token: redis.readOnlyRestToken ?? newSecret()
    };
    const rest = await startRestServer({
      credentials: () => credentials,
      connect: user => redis.connect(user)
    }, {}, {
      port
    });
    lifetime.atEnd(() => rest.close());
    return {
      endpoint: redis.endpoint,
      port: redis.port,
      rest_url: rest.url,
      rest_token: redis.restToken,
      read_only_rest_token: redis.readOnlyRestToken,
      password: redis.password,
      redis_url: redis.redisUrl
    };
  }
  // CONCATENATED MODULE: ./build/src/errors.js
  class ActionError extends(null && Error){
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
  // CONCATENATED MODULE: ./build/emulator/redis-configuration.js
  const ADMIN = "emulator";
  const WITHHELD = "shutdown debug config module replicaof slaveof failover migrate cluster psync sync save bgsave bgrewriteaof acl";
  function configuration({port, tls}, adminPassword) {
    return [ `port ${port}`, ...tls === void 0 ? [] : tlsDirectives(tls), `bind ${LOOPBACK}`, "protected-mode yes", "databases 1", 'save ""', "appendonly no", "dbfilename nothing-is-read-from-here.rdb", "user default off", `user ${ADMIN} on >${adminPassword} ~* +@all`, "" ].join("\n");
  }
  function tlsDirectives({port, files}) {
    return [ `tls-port ${port}`, `tls-cert-file ${JSON.stringify(files.certificate)}`, `tls-key-file ${JSON.stringify(files.key)}`, "tls-auth-clients no" ];
  }
  async function setListening(admin, {port, tls}, open) {
    const setting = tls === void 0 ? [ "port", open ? port : 0 ] : [ "tls-port", open ? tls.port : 0 ];
    const [reply] = await admin.send([ [ "CONFIG", "SET", ...setting.map(String) ] ]);
    if (reply?.kind === "error") throw new Error(`the Redis server does not change its port: ${reply.text}`);
  }
  async function grant(admin, credentials) {
    const {password, rest_token, read_only_rest_token} = credentials;
    const withheld = WITHHELD.split(" ").map(command => `-${command}`);
    await setUser(admin, "default", [ `>${password}`, `>${rest_token}`, "~*", "+@all" ], [ "&*", ...withheld ]);
    await grantReader(admin, "default_ro", read_only_rest_token);
  }
  async function grantReader(admin, name, password) {
    const rules = [ `>${password}`, "~*", "+@read", "+@connection", "+info", "+time", "+command" ];
    await setUser(admin, name, rules, [ "&*", "+eval_ro", "+evalsha_ro", "-scan", "-keys" ]);
  }
  async function setUser(admin, name, rules, wishes) {
    const [reply] = await admin.send([ [ "ACL", "SETUSER", name, "reset", "on", ...rules ] ]);
    if (reply?.kind === "error") throw new Error(`the Redis server refused the credentials: ${reply.text}`);
    await admin.send(wishes.map(rule => [ "ACL", "SETUSER", name, rule ]));
  }
  // CONCATENATED MODULE: external "node:net"
  const external_node_net_namespaceObject = require("node:net");
  // CONCATENATED MODULE: ./build/emulator/byte-queue.js
  class ByteQueue {
    #chunks=[];
    #length=0;
    get length() {
      return this.#length;
    }
    push(chunk) {
      if (chunk.length === 0) return;
      this.#chunks.push(chunk);
      this.#length += chunk.length;
    }
    takeUntil(delimiter) {
      let end = this.#chunks[0]?.indexOf(delimiter) ?? -1;
      if (end < 0 && this.#chunks.length > 1) {
        const whole = this.take(this.#length);
        this.push(whole);
        end = whole.indexOf(delimiter);
      }
      if (end < 0) return;
      const bytes = this.take(end);
      this.drop(delimiter.length);
      return bytes;
    }
    take(length) {
      if (length > this.#length) throw new RangeError(`${length} bytes wanted of ${this.#length}`);
      const first = this.#chunks[0] ?? Buffer.alloc(0);
      if (first.length < length) {
        const taken = [];
        for (let missing = length; missing > 0; ) {
          const piece = this.take(Math.min(missing, this.#chunks[0]?.length ?? 0));
          taken.push(piece);
          missing -= piece.length;
        }
        return Buffer.concat(taken, length);
      }
      this.#length -= length;
      if (first.length > length) this.#chunks[0] = first.subarray(length); else this.#chunks.shift();
      return first.subarray(0, length);
    }
    drop(length) {
      const dropped = Math.min(length, this.#length);
      for (let left = dropped; left > 0; ) left -= this.take(Math.min(left, this.#chunks[0]?.length ?? 0)).length;
      return dropped;
    }
  }
  // CONCATENATED MODULE: ./build/emulator/resp-reader.js
  class Size {
    #limit;
    bytes=0;
    constructor(limit) {
      this.#limit = limit;
    }
    get exceeded() {
      return this.bytes > this.#limit;
    }
  }
  const NOTHING = {
    kind: "null",
    of: "bulk"
  };
  class ReplyReader {
    #queue=new ByteQueue;
    #reading;
    get buffered() {
      return this.#queue.length;
    }
    feed(chunk) {
      this.#queue.push(chunk);
    }
    next(limit = 1 / 0) {
      this.#reading ??= this.#limited(limit);
      const step = this.#reading.next();
      if (step.done !== true) return;
      this.#reading = void 0;
      return step.value;
    }
    open(limit = 1 / 0) {
      if (this.#reading !== void 0) return this.next(limit);
      const line = this.#queue.takeUntil(CRLF);
      if (line === void 0) return;
      if (/^\*\d/.test(line.toString())) return {
        kind: "opened",
        length: Number(line.subarray(1))
      };
      this.#reading = this.#limited(limit, line);
      return this.next(limit);
    }
    * #limited(limit, line) {
      const size = new Size(limit);
      const reply = yield* this.#reply(size, line ?? (yield* this.#line()));
      return size.exceeded ? {
        kind: "oversized",
        bytes: size.bytes
      } : reply;
    }
    * #reply(size, line) {
      size.bytes += line.length + CRLF.length;
      const rest = line.toString("utf8", 1);
      switch (line.toString("latin1", 0, 1)) {
       case "+":
        return {
          kind: "status",
          text: rest
        };

       case "-":
        return {
          kind: "error",
          text: rest
        };

       case ":":
        return {
          kind: "integer",
          text: rest
        };

       case "$":
        return rest === "-1" ? {
          kind: "null",
          of: "bulk"
        } : yield* this.#bulk(size, Number(rest));

       case "*":
        return rest === "-1" ? {
          kind: "null",
          of: "array"
        } : yield* this.#array(size, Number(rest));

       default:
        throw new Error("the Redis server sent something that is not RESP2");
      }
    }
    * #array(size, length) {
      const items = [];
      for (let read = 0; read < length; read += 1) {
        const item = yield* this.#reply(size, yield* this.#line());
        if (!size.exceeded) items.push(item); else items.length = 0;
      }
      return {
        kind: "array",
        items
      };
    }
    * #bulk(size, length) {
      const whole = length + CRLF.length;
      size.bytes += whole;
      if (size.exceeded) {
        for (let left = whole; left > 0; ) {
          left -= this.#queue.drop(left);
          if (left > 0) yield;
        }
        return NOTHING;
      }
      while (this.#queue.length < whole) yield;
      return {
        kind: "bulk",
        bytes: this.#queue.take(whole).subarray(0, length)
      };
    }
    * #line() {
      for (;;) {
        const line = this.#queue.takeUntil(CRLF);
        if (line !== void 0) return line;
        yield;
      }
    }
  }
  // CONCATENATED MODULE: ./build/emulator/redis-connection.js
  const READ_AHEAD = 256 * 1024;
  class RedisConnection {
    #socket;
    #reader=new ReplyReader;
    #turn=Promise.resolve();
    #wake;
    #problem;
    constructor(socket) {
      this.#socket = socket;
      socket.setNoDelay(true);
      socket.on("data", chunk => {
        this.#reader.feed(chunk);
        if (this.#wake === void 0 && this.#reader.buffered > READ_AHEAD) socket.pause();
        this.#wake?.();
      });
      let cause;
      socket.on("error", error => cause = error);
      socket.on("close", () => {
        this.#problem = new Error("the Redis server closed the connection", {
          cause
        });
        this.#wake?.();
      });
    }
    static async open(login) {
      const where = "path" in login ? {
        path: login.path
      } : {
        host: LOOPBACK,
        ...login
      };
      const connection = new RedisConnection((0, external_node_net_namespaceObject.connect)(where));
      const [answer] = await connection.send([ greeting(login) ]);
      if (answer?.kind === "error") {
        connection.close();
        throw new Error(`the Redis server refused the login: ${answer.text}`);
      }
      return connection;
    }
    get ended() {
      return this.#problem !== void 0 || this.#socket.destroyed;
    }
    async send(commands) {
      const exchange = this.#turn.then(async () => {
        this.write(commands);
        const replies = [];
        while (replies.length < commands.length) {
          const reply = this.poll();
          if (reply === void 0) await this.arrival(); else if (reply.kind !== "oversized") replies.push(reply);
        }
        return replies;
      });
      this.#turn = exchange.catch(() => {});
      return exchange;
    }
    write(commands) {
      this.#check();
      if (commands.length > 0) this.#socket.write(encodeCommands(commands));
    }
    poll(limit = 1 / 0) {
      return this.#read(() => this.#reader.next(limit));
    }
    pollOpened(limit = 1 / 0) {
      return this.#read(() => this.#reader.open(limit));
    }
    async arrival() {
      this.#check();
      this.#socket.resume();
      await new Promise(resolve => this.#wake = resolve);
      this.#wake = void 0;
      this.#check();
    }
    close() {
      this.#socket.destroy();
    }
    #check() {
      if (this.#problem !== void 0) throw this.#problem;
      if (this.#socket.destroyed) throw new Error("the connection to the Redis server is closed");
    }
    #read(read) {
      try {
        return read();
      } catch (error) {
        this.close();
        throw error;
      }
    }
  }
  function greeting({user, password}) {
    if (password === void 0) return [ "PING" ];
    return user === void 0 ? [ "AUTH", password ] : [ "AUTH", user, password ];
  }
  // CONCATENATED MODULE: ./build/emulator/local/existing-redis.js
  async function useExistingRedis(url, options) {
    const {lifetime, warn, id} = options;
    const login = loginOf(new URL(url));
    const reader = {
      name: `local-reader-${id}`,
      password: newSecret()
    };
    const readOnly = await onConnection(login, async admin => grantReader(admin, reader.name, reader.password).then(() => true, error => {
      warn(`${NO_READER} ${reasonOf(error)}.`);
      return false;
    })).catch(error => {
      throw new Error(`${unreachable(login)} ${reasonOf(error)}.`, {
        cause: error
      });
    });
    const remove = [ [ "ACL", "DELUSER", reader.name ] ];
    if (readOnly) lifetime.atEnd(() => onConnection(login, admin => admin.send(remove)));
    return {
      endpoint: login.host,
      port: login.port,
      redisUrl: url,
      password: login.password,
      restToken: newSecret(),
      readOnlyRestToken: readOnly ? reader.password : void 0,
      connect: async user => RedisConnection.open(user === "default" ? login : {
        ...login,
        user: reader.name,
        password: reader.password
      })
    };
  }
  async function onConnection(login, work) {
    const connection = await RedisConnection.open(login);
    try {
      return await work(connection);
    } finally {
      connection.close();
    }
  }
  const NO_READER = "The Redis at `redis_url` does not take a user that may only read, so `read_only_rest_token` is blank:";
  function unreachable({host, port}) {
    return `The Redis at \`redis_url\` (${host}:${port}) cannot be used:`;
  }
  function loginOf({hostname, port, username, password}) {
    return {
      host: hostname.replace(/^\[(.*)\]$/, "$1"),
      port: port === "" ? 6379 : Number(port),
      user: username === "" ? void 0 : decodeURIComponent(username),
      password: password === "" ? void 0 : decodeURIComponent(password)
    };
  }
  function reasonOf(error) {
    const cause = error instanceof Error ? error.cause : void 0;
    const words = cause === void 0 ? [ error ] : [ error, cause ];
    return words.map(each => messageOf(each).replace(/\.$/, "")).join(", ");
  }
  // CONCATENATED MODULE: ./build/emulator/local/lifetime.js
  class Lifetime {
    #closers=[];
    ended;
    #over=false;
    #settle=() => {};
    constructor() {
      this.ended = new Promise(resolve => this.#settle = resolve);
    }
    get over() {
      return this.#over;
    }
    atEnd(close) {
      if (this.#over) void attempt(close); else this.#closers.push(close);
    }
    end=() => {
      if (this.#over) return;
      this.#over = true;
      void Promise.all(this.#closers.map(attempt)).then(this.#settle);
    };
  }
  async function attempt(close) {
    try {
      await close();
    } catch {}
  }
  // CONCATENATED MODULE: external "node:path"
  const external_node_path_namespaceObject = require("node:path");
  // CONCATENATED MODULE: external "node:child_process"
  const external_node_child_process_namespaceObject = require("node:child_process");
  // CONCATENATED MODULE: external "node:fs"
  const external_node_fs_namespaceObject = require("node:fs");
  // CONCATENATED MODULE: ./build/emulator/executable.js
  const REDIS_SERVERS = [ "redis-server", "valkey-server" ];
  function findExecutable(names) {
    return allExecutables(names, process.env["PATH"] ?? "")[0];
  }
  function findRedisServers(path = process.env["PATH"] ?? "") {
    const files = allExecutables(REDIS_SERVERS, path);
    const different = files.filter((file, index) => index === files.map(real).indexOf(real(file)));
    if (different.length < 2) return different;
    const ranked = different.map(file => ({
      file,
      rank: rankOf(file)
    }));
    return ranked.sort((one, other) => other.rank - one.rank).map(({file}) => file);
  }
  function rankOf(file) {
    const {stdout} = (0, external_node_child_process_namespaceObject.spawnSync)(file, [ "--version" ], {
      encoding: "utf8",
      timeout: 5e3
    });
    const [, major, minor] = / v=(\d+)\.(\d+)/.exec(stdout) ?? [];
    const version = Number(major ?? 0) * 100 + Number(minor ?? 0);
    if (!stdout.startsWith("Valkey")) return version;
    return version >= 900 ? 799 : 702;
  }
  function allExecutables(names, path) {
    const directories = path.split(external_node_path_namespaceObject.delimiter).filter(directory => directory !== "");
    return names.flatMap(name => directories.map(directory => (0, external_node_path_namespaceObject.join)(directory, name))).filter(executable);
  }
  function executable(file) {
    try {
      (0, external_node_fs_namespaceObject.accessSync)(file, external_node_fs_namespaceObject.constants.X_OK);
      return true;
    } catch {
      return false;
    }
  }
  function real(file) {
    try {
      return (0, external_node_fs_namespaceObject.realpathSync)(file);
    } catch {
      return file;
    }
  }
  // CONCATENATED MODULE: ./build/emulator/install-redis.js
  const OFFLINE = [ "env", "SYSTEMD_OFFLINE=1", "DEBIAN_FRONTEND=noninteractive" ];
  const MANAGERS = [ {
    command: "apt-get",
    root: true,
    steps: [ [ ...OFFLINE, "apt-get", "-qq", "update" ], [ ...OFFLINE, "apt-get", "-qq", "install", "--yes", "--no-install-recommends", "redis-server" ] ],
    byHand: "sudo apt-get update && sudo apt-get install redis-server"
  }, {
    command: "brew",
    root: false,
    steps: [ [ "brew", "install", "--quiet", "redis" ] ],
    byHand: "brew install redis"
  }, {
    command: "apk",
    root: true,
    steps: [ [ "apk", "add", "--no-progress", "redis" ] ],
    byHand: "sudo apk add redis"
  }, {
    command: "dnf",
    root: true,
    steps: [ [ "sh", "-c", "dnf -qy install redis || dnf -qy install valkey" ] ],
    byHand: "sudo dnf install redis"
  } ];
  const thisMachine = {
    server: () => findRedisServers()[0],
    has: name => findExecutable([ name ]) !== void 0,
    run: runProgram,
    uid: () => process.getuid?.()
  };
  async function ensureRedis(say, machine = thisMachine) {
    const present = machine.server();
    if (present !== void 0) return present;
    const manager = MANAGERS.find(({command}) => machine.has(command));
    const command = manager?.byHand;
    const prefix = manager?.root === true ? await rootPrefix(machine) : [];
    if (manager === void 0 || prefix === void 0) return {
      why: "it could not be installed without asking",
      command
    };
    say(`Installing a Redis server with ${manager.command} \u2026`);
    const problem = await install(manager, prefix, machine);
    const installed = machine.server();
    if (installed !== void 0) return installed;
    return {
      why: `${manager.command} failed (${problem ?? "no server on PATH afterwards"})`,
      command
    };
  }
  async function rootPrefix(machine) {
    if (machine.uid() === 0) return [];
    if (!machine.has("sudo")) return;
    return await machine.run([ "sudo", "-n", "true" ]) === void 0 ? [ "sudo", "-n" ] : void 0;
  }
  async function install({steps}, prefix, machine) {
    let problem;
    for (const step of steps) problem = await machine.run([ ...prefix, ...step ]);
    return problem;
  }
  async function runProgram([program = "", ...args]) {
    return new Promise(resolve => {
      const child = (0, external_node_child_process_namespaceObject.spawn)(program, args, {
        stdio: [ "ignore", "ignore", "pipe" ]
      });
      let words = "";
      child.stderr.on("data", chunk => words += chunk.toString());
      child.once("error", error => {
        resolve(error.message);
      });
      child.once("close", code => {
        resolve(code === 0 ? void 0 : (words.trim().split("\n").at(-1) ?? "") || "no reason given");
      });
    });
  }
  // CONCATENATED MODULE: ./build/emulator/redis-process.js
  const START_TIMEOUT_MS = 1e4;
  async function freePorts(count) {
    const probes = await Promise.all(Array.from({
      length: count
    }, listenAnywhere));
    const ports = probes.map(probe => {
      const address = probe.address();
      return typeof address === "object" && address !== null ? address.port : 0;
    });
    await Promise.all(probes.map(redis_process_closed));
    return ports;
  }
  async function listenAnywhere() {
    return new Promise((resolve, reject) => {
      const probe = (0, external_node_net_namespaceObject.createServer)();
      probe.once("error", reject);
      probe.listen(0, LOOPBACK, () => {
        resolve(probe);
      });
    });
  }
  async function redis_process_closed(probe) {
    await new Promise(resolve => probe.close(resolve));
  }
  async function announced(child) {
    await new Promise((resolve, reject) => {
      let log = "";
      const timer = setTimeout(() => {
        reject(new Error(`the Redis server did not start within ${START_TIMEOUT_MS / 1e3} s`));
      }, START_TIMEOUT_MS);
      const read = chunk => {
        log += chunk.toString();
        if (log.includes("Ready to accept connections")) settle(resolve);
      };
      const ended = cause => {
        const words = cause instanceof Error ? cause.message : lastWords(log);
        settle(() => {
          reject(new Error(`the Redis server ended at once: ${words}`));
        });
      };
      const settle = action => {
        clearTimeout(timer);
        child.stdout?.off("data", read).resume();
        child.off("close", ended);
        action();
      };
      child.stdout?.on("data", read);
      child.stderr?.on("data", chunk => log += chunk.toString());
      child.once("error", ended);
      child.once("close", ended);
    });
  }
  function lastWords(log) {
    const lines = log.trim().split("\n").slice(-3);
    return lines.map(line => line.replace(/^\d+:[A-Z] .*?:\d\d\.\d+ \S /, "").replace(/\.$/, "")).join(" / ");
  }
  async function end(child) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === void 0) return;
    const exited = new Promise(resolve => child.once("exit", resolve));
    child.kill("SIGKILL");
    await exited;
  }
  // CONCATENATED MODULE: ./build/emulator/redis-start.js
  const ATTEMPTS = 5;
  async function startRedis(options, credentials) {
    let problem = new Error("no Redis server is started any more");
    for (let attempt = 0; attempt < ATTEMPTS && !options.stopped(); attempt += 1) try {
      return await startOn(await options.findPlace(), options, credentials);
    } catch (error) {
      problem = error instanceof Error ? error : new Error(String(error));
    }
    throw problem;
  }
  async function startOn(place, {binary, directory, spawned}, credentials) {
    const adminPassword = (0, external_node_crypto_namespaceObject.randomBytes)(16).toString("hex");
    const child = (0, external_node_child_process_namespaceObject.spawn)(binary, [ "-" ], {
      cwd: directory,
      stdio: [ "pipe", "pipe", "pipe" ]
    });
    spawned(child);
    child.stdin.on("error", () => {});
    child.stdin.end(configuration(place, adminPassword));
    try {
      await announced(child);
      const admin = await RedisConnection.open({
        port: place.port,
        user: ADMIN,
        password: adminPassword
      });
      const [pong] = await admin.send([ [ "PING" ] ]);
      if (pong?.kind !== "status") throw new Error("the Redis server does not answer PING");
      await grant(admin, credentials);
      return {
        child,
        place,
        admin
      };
    } catch (error) {
      await end(child);
      throw error;
    }
  }
  // CONCATENATED MODULE: ./build/emulator/watchdog.js
  const SCRIPT = `\nwhile read -r line; do pids=$line; done\n[ -z "$pids" ] || kill -9 $pids 2>/dev/null\n[ -z "$1" ] || rm -rf -- "$1"\n`;
  function startWatchdog(directory = "") {
    const child = (0, external_node_child_process_namespaceObject.spawn)("/bin/sh", [ "-c", SCRIPT, "watchdog", directory ], {
      cwd: "/",
      detached: true,
      env: {
        PATH: process.env["PATH"]
      },
      stdio: [ "pipe", "ignore", "ignore" ]
    });
    child.unref();
    if (child.stdin instanceof external_node_net_namespaceObject.Socket) child.stdin.unref();
    child.stdin.on("error", () => {});
    const ended = new Promise(resolve => {
      child.once("exit", () => {
        resolve();
      });
      child.once("error", () => {
        resolve();
      });
    });
    return {
      ended,
      report(pids) {
        child.stdin.write(`${pids.join(" ")}\n`);
      },
      async close() {
        child.stdin.end();
        child.ref();
        await ended;
      }
    };
  }
  // CONCATENATED MODULE: ./build/emulator/local/own-redis.js
  async function startOwnRedis(options) {
    const {lifetime, say, port = 0, restToken = newSecret()} = options;
    if (process.platform === "win32") throw new Error(WINDOWS);
    const binary = await ensureRedis(say);
    if (typeof binary !== "string") throw new Error(missing(binary));
    const credentials = {
      password: newSecret(),
      rest_token: restToken,
      read_only_rest_token: newSecret()
    };
    const {child, place} = await startRedis({
      binary,
      directory: (0, external_node_path_namespaceObject.parse)(process.execPath).root,
      findPlace: async () => ({
        port: port === 0 ? (await freePorts(1))[0] ?? 0 : port
      }),
      spawned: guard(lifetime),
      stopped: () => lifetime.over
    }, credentials).catch(error => {
      throw new Error(`The Redis server (${binary}) does not start: ${messageOf(error)}.`, {
        cause: error
      });
    });
    child.once("exit", lifetime.end);
    return {
      endpoint: LOOPBACK,
      port: place.port,
      redisUrl: `redis://default:${credentials.password}@${LOOPBACK}:${place.port}`,
      password: credentials.password,
      restToken: credentials.rest_token,
      readOnlyRestToken: credentials.read_only_rest_token,
      connect: async user => RedisConnection.open({
        port: place.port,
        user,
        password: user === "default" ? credentials.password : credentials.read_only_rest_token
      })
    };
  }
  function guard(lifetime) {
    const watchdog = startWatchdog();
    lifetime.atEnd(() => watchdog.close());
    void watchdog.ended.then(lifetime.end);
    return child => {
      watchdog.report(child.pid === void 0 ? [] : [ child.pid ]);
      child.once("exit", () => {
        watchdog.report([]);
      });
      lifetime.atEnd(() => end(child));
    };
  }
  const WINDOWS = "There is no Redis server for Windows. Run this job on Linux or macOS, or give `redis_url`, the address of a Redis that is there already.";
  function missing({why, command}) {
    const example = command === void 0 ? "" : `, for example with \`${command}\``;
    return `There is no Redis server (${REDIS_SERVERS.join(" or ")}) on PATH, and ${why}. ` + `Install one in a step before this one${example}, or give \`redis_url\`, the address of a Redis that is there already.`;
  }
  // CONCATENATED MODULE: external "node:readline"
  const external_node_readline_namespaceObject = require("node:readline");
  // CONCATENATED MODULE: ./build/src/json.js
  function json_isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }
  function json_field(object, name) {
    return Object.hasOwn(object, name) ? object[name] : void 0;
  }
  function json_stringField(object, name) {
    const value = json_field(object, name);
    return typeof value === "string" ? value : void 0;
  }
  function json_integerField(object, name) {
    const value = json_field(object, name);
    return Number.isSafeInteger(value) ? value : void 0;
  }
  function booleanField(object, name) {
    const value = json_field(object, name);
    return typeof value === "boolean" ? value : void 0;
  }
  function json_parseJson(text) {
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
  // CONCATENATED MODULE: ./build/emulator/local/starter.js
  class Starter {
    #output;
    #request;
    #kept=false;
    constructor(input, output, abandoned) {
      this.#output = output;
      output.on("error", () => {});
      const lines = (0, external_node_readline_namespaceObject.createInterface)({
        input
      });
      this.#request = new Promise(resolve => {
        lines.on("line", line => {
          if (line === KEEP) this.#kept = true; else resolve(requestOf(line));
        });
      });
      lines.on("close", () => {
        if (!this.#kept) abandoned();
      });
    }
    async request() {
      return this.#request;
    }
    say(answer, said) {
      this.#output.write(`${JSON.stringify(answer)}\n`, said);
    }
  }
  function requestOf(line) {
    const request = json_parseJson(line);
    return {
      redis_url: json_isObject(request) ? json_stringField(request, "redis_url") : void 0
    };
  }
  // CONCATENATED MODULE: ./build/emulator/local/worker.js
  const NAME = "Runner.Worker";
  const POLL_MS = 1e3;
  const MAX_DEPTH = 64;
  function workerAbove(pid, look = lookAt) {
    let current = look(pid)?.parent;
    for (let depth = 0; current !== void 0 && current > 1 && depth < MAX_DEPTH; depth += 1) {
      const entry = look(current);
      if (entry?.name === NAME) return current;
      current = entry?.parent;
    }
    return;
  }
  function watchWorker(pid, gone, look = lookAt) {
    const timer = setInterval(() => {
      if (look(pid)?.name === NAME) return;
      clearInterval(timer);
      gone();
    }, POLL_MS);
    timer.unref();
  }
  function lookAt(pid) {
    try {
      return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
    } catch {
      return;
    }
  }
  function fromProc(pid) {
    const stat = (0, external_node_fs_namespaceObject.readFileSync)(`/proc/${pid}/stat`, "latin1");
    const name = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
    const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? void 0 : {
      parent: Number(parent),
      name
    };
  }
  function fromPs(pid) {
    const line = (0, external_node_child_process_namespaceObject.execFileSync)("ps", [ "-o", "ppid=,comm=", "-p", String(pid) ], {
      encoding: "utf8"
    });
    const [, parent, name] = /^\s*(\d+)\s+(?:.*\/)?(.+?)\s*$/.exec(line) ?? [];
    return parent === void 0 || name === void 0 ? void 0 : {
      parent: Number(parent),
      name
    };
  }
  // CONCATENATED MODULE: ./build/emulator/local/main.js
  const LIMIT_MS = 5 * 24 * 60 * 60 * 1e3;
  const CLOSING_LIMIT_MS = 2e3;
  const lifetime = new Lifetime;
  const starter = new Starter(process.stdin, process.stdout, lifetime.end);
  function endWithTheJob() {
    for (const signal of [ "SIGTERM", "SIGINT", "SIGHUP" ]) process.on(signal, lifetime.end);
    setTimeout(lifetime.end, LIMIT_MS).unref();
    const worker = workerAbove(process.pid);
    if (worker !== void 0) watchWorker(worker, lifetime.end);
    lifetime.atEnd(() => {
      setTimeout(() => process.exit(), CLOSING_LIMIT_MS).unref();
    });
    void lifetime.ended.then(() => process.exit());
  }
  async function start({redis_url}) {
    const say = text => {
      starter.say({
        kind: "note",
        text
      });
    };
    const warn = text => {
      starter.say({
        kind: "warning",
        text
      });
    };
    const id = process.argv[2] ?? "";
    const redis = redis_url === void 0 ? await startOwnRedis({
      lifetime,
      say
    }) : await useExistingRedis(redis_url, {
      lifetime,
      warn,
      id
    });
    starter.say({
      kind: "ready",
      database: await serveRest(redis, lifetime)
    });
  }
  endWithTheJob();
  starter.request().then(start).catch(error => {
    const text = error instanceof Error ? error.message : String(error);
    starter.say({
      kind: "problem",
      text
    }, lifetime.end);
  });
  module.exports = __webpack_exports__;
})();
