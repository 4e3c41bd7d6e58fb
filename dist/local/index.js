(() => {
  var __webpack_modules__ = {
    770: (module, __unused_webpack_exports, __nccwpck_require__) => {
      module.exports = __nccwpck_require__(218);
    },
    218: (__unused_webpack_module, exports, __nccwpck_require__) => {
      "use strict";
      __nccwpck_require__(278);
      var tls = __nccwpck_require__(756);
      var http = __nccwpck_require__(611);
      var https = __nccwpck_require__(692);
      var events = __nccwpck_require__(434);
      __nccwpck_require__(613);
      var util = __nccwpck_require__(23);
      exports.httpOverHttp = httpOverHttp;
      exports.httpsOverHttp = httpsOverHttp;
      exports.httpOverHttps = httpOverHttps;
      exports.httpsOverHttps = httpsOverHttps;
      function httpOverHttp(options) {
        var agent = new TunnelingAgent(options);
        agent.request = http.request;
        return agent;
      }
      function httpsOverHttp(options) {
        var agent = new TunnelingAgent(options);
        agent.request = http.request;
        agent.createSocket = createSecureSocket;
        agent.defaultPort = 443;
        return agent;
      }
      function httpOverHttps(options) {
        var agent = new TunnelingAgent(options);
        agent.request = https.request;
        return agent;
      }
      function httpsOverHttps(options) {
        var agent = new TunnelingAgent(options);
        agent.request = https.request;
        agent.createSocket = createSecureSocket;
        agent.defaultPort = 443;
        return agent;
      }
      function TunnelingAgent(options) {
        var self = this;
        self.options = options || {};
        self.proxyOptions = self.options.proxy || {};
        self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
        self.requests = [];
        self.sockets = [];
        self.on("free", function(socket, host, port, localAddress) {
          var options = toOptions(host, port, localAddress);
          for (var i = 0, len = self.requests.length; i < len; ++i) {
            var pending = self.requests[i];
            if (pending.host === options.host && pending.port === options.port) {
              self.requests.splice(i, 1);
              pending.request.onSocket(socket);
              return;
            }
          }
          socket.destroy();
          self.removeSocket(socket);
        });
      }
      util.inherits(TunnelingAgent, events.EventEmitter);
      TunnelingAgent.prototype.addRequest = function(req, host, port, localAddress) {
        var self = this;
        var options = mergeOptions({
          request: req
        }, self.options, toOptions(host, port, localAddress));
        if (self.sockets.length >= this.maxSockets) {
          self.requests.push(options);
          return;
        }
        self.createSocket(options, function(socket) {
          socket.on("free", onFree);
          socket.on("close", onCloseOrRemove);
          socket.on("agentRemove", onCloseOrRemove);
          req.onSocket(socket);
          function onFree() {
            self.emit("free", socket, options);
          }
          function onCloseOrRemove(err) {
            self.removeSocket(socket);
            socket.removeListener("free", onFree);
            socket.removeListener("close", onCloseOrRemove);
            socket.removeListener("agentRemove", onCloseOrRemove);
          }
        });
      };
      TunnelingAgent.prototype.createSocket = function(options, cb) {
        var self = this;
        var placeholder = {};
        self.sockets.push(placeholder);
        var connectOptions = mergeOptions({}, self.proxyOptions, {
          method: "CONNECT",
          path: options.host + ":" + options.port,
          agent: false,
          headers: {
            host: options.host + ":" + options.port
          }
        });
        if (options.localAddress) connectOptions.localAddress = options.localAddress;
        if (connectOptions.proxyAuth) {
          connectOptions.headers = connectOptions.headers || {};
          connectOptions.headers["Proxy-Authorization"] = "Basic " + new Buffer(connectOptions.proxyAuth).toString("base64");
        }
        debug("making CONNECT request");
        var connectReq = self.request(connectOptions);
        connectReq.useChunkedEncodingByDefault = false;
        connectReq.once("response", onResponse);
        connectReq.once("upgrade", onUpgrade);
        connectReq.once("connect", onConnect);
        connectReq.once("error", onError);
        connectReq.end();
        function onResponse(res) {
          res.upgrade = true;
        }
        function onUpgrade(res, socket, head) {
          process.nextTick(function() {
            onConnect(res, socket, head);
          });
        }
        function onConnect(res, socket, head) {
          connectReq.removeAllListeners();
          socket.removeAllListeners();
          if (res.statusCode !== 200) {
            debug("tunneling socket could not be established, statusCode=%d", res.statusCode);
            socket.destroy();
            var error = new Error("tunneling socket could not be established, " + "statusCode=" + res.statusCode);
            error.code = "ECONNRESET";
            options.request.emit("error", error);
            self.removeSocket(placeholder);
            return;
          }
          if (head.length > 0) {
            debug("got illegal response body from proxy");
            socket.destroy();
            error = new Error("got illegal response body from proxy");
            error.code = "ECONNRESET";
            options.request.emit("error", error);
            self.removeSocket(placeholder);
            return;
          }
          debug("tunneling connection has established");
          self.sockets[self.sockets.indexOf(placeholder)] = socket;
          return cb(socket);
        }
        function onError(cause) {
          connectReq.removeAllListeners();
          debug("tunneling socket could not be established, cause=%s\n", cause.message, cause.stack);
          var error = new Error("tunneling socket could not be established, " + "cause=" + cause.message);
          error.code = "ECONNRESET";
          options.request.emit("error", error);
          self.removeSocket(placeholder);
        }
      };
      TunnelingAgent.prototype.removeSocket = function(socket) {
        var pos = this.sockets.indexOf(socket);
        if (pos === -1) return;
        this.sockets.splice(pos, 1);
        var pending = this.requests.shift();
        if (pending) this.createSocket(pending, function(socket) {
          pending.request.onSocket(socket);
        });
      };
      function createSecureSocket(options, cb) {
        var self = this;
        TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
          var hostHeader = options.request.getHeader("host");
          var tlsOptions = mergeOptions({}, self.options, {
            socket,
            servername: hostHeader ? hostHeader.replace(/:.*$/, "") : options.host
          });
          var secureSocket = tls.connect(0, tlsOptions);
          self.sockets[self.sockets.indexOf(socket)] = secureSocket;
          cb(secureSocket);
        });
      }
      function toOptions(host, port, localAddress) {
        if (typeof host === "string") return {
          host,
          port,
          localAddress
        };
        return host;
      }
      function mergeOptions(target) {
        for (var i = 1, len = arguments.length; i < len; ++i) {
          var overrides = arguments[i];
          if (typeof overrides === "object") {
            var keys = Object.keys(overrides);
            for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
              var k = keys[j];
              if (overrides[k] !== void 0) target[k] = overrides[k];
            }
          }
        }
        return target;
      }
      var debug;
      if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) debug = function() {
        var args = Array.prototype.slice.call(arguments);
        if (typeof args[0] === "string") args[0] = "TUNNEL: " + args[0]; else args.unshift("TUNNEL:");
        console.error.apply(console, args);
      }; else debug = function() {};
    },
    92: module => {
      "use strict";
      module.exports = require("../data/index.js");
    },
    309: module => {
      "use strict";
      module.exports = require("../local-database/index.js");
    },
    613: module => {
      "use strict";
      module.exports = require("assert");
    },
    434: module => {
      "use strict";
      module.exports = require("events");
    },
    611: module => {
      "use strict";
      module.exports = require("http");
    },
    692: module => {
      "use strict";
      module.exports = require("https");
    },
    278: module => {
      "use strict";
      module.exports = require("net");
    },
    522: module => {
      "use strict";
      module.exports = require("node:zlib");
    },
    756: module => {
      "use strict";
      module.exports = require("tls");
    },
    23: module => {
      "use strict";
      module.exports = require("util");
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
    var getProto = Object.getPrototypeOf ? obj => Object.getPrototypeOf(obj) : obj => obj.__proto__;
    var leafPrototypes;
    __nccwpck_require__.t = function(value, mode) {
      if (mode & 1) value = this(value);
      if (mode & 8) return value;
      if (typeof value === "object" && value) {
        if (mode & 4 && value.__esModule) return value;
        if (mode & 16 && typeof value.then === "function") return value;
      }
      var ns = Object.create(null);
      __nccwpck_require__.r(ns);
      var def = {};
      leafPrototypes = leafPrototypes || [ null, getProto({}), getProto([]), getProto(getProto) ];
      for (var current = mode & 2 && value; typeof current == "object" && !~leafPrototypes.indexOf(current); current = getProto(current)) Object.getOwnPropertyNames(current).forEach(key => def[key] = () => value[key]);
      def["default"] = () => value;
      __nccwpck_require__.d(ns, def);
      return ns;
    };
  })();
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
  (() => {
    "use strict";
    // CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
    function toCommandValue(input) {
      if (input === null || input === void 0) return ""; else if (typeof input === "string" || input instanceof String) return input;
      return JSON.stringify(input);
    }
    function toCommandProperties(annotationProperties) {
      if (!Object.keys(annotationProperties).length) return {};
      return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
      };
    }
    // CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js
    function command_issueCommand(command, properties, message) {
      const cmd = new Command(command, properties, message);
      process.stdout.write(cmd.toString() + (process.platform === "win32" ? "\r\n" : "\n"));
    }
    function command_issue(name, message = "") {
      command_issueCommand(name, {}, message);
    }
    const CMD_STRING = "::";
    class Command {
      constructor(command, properties, message) {
        if (!command) command = "missing.command";
        this.command = command;
        this.properties = properties;
        this.message = message;
      }
      toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
          cmdStr += " ";
          let first = true;
          for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
            const val = this.properties[key];
            if (val) {
              if (first) first = false; else cmdStr += ",";
              cmdStr += `${key}=${escapeProperty(val)}`;
            }
          }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
      }
    }
    function escapeData(s) {
      return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
    }
    function escapeProperty(s) {
      return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
    }
    // CONCATENATED MODULE: external "crypto"
    const external_crypto_namespaceObject = require("crypto");
    // CONCATENATED MODULE: external "fs"
    const external_fs_namespaceObject = require("fs");
    // CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
    function file_command_issueFileCommand(command, message) {
      const filePath = process.env[`GITHUB_${command}`];
      if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
      if (!external_fs_namespaceObject.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
      external_fs_namespaceObject.appendFileSync(filePath, `${toCommandValue(message)}${process.platform === "win32" ? "\r\n" : "\n"}`, {
        encoding: "utf8"
      });
    }
    function prepareKeyValueMessage(key, value) {
      const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
      const convertedValue = toCommandValue(value);
      if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
      if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
      return `${key}<<${delimiter}${process.platform === "win32" ? "\r\n" : "\n"}${convertedValue}${process.platform === "win32" ? "\r\n" : "\n"}${delimiter}`;
    }
    // EXTERNAL MODULE: external "http"
    var external_http_ = new Proxy({}, {
      get: (target, name) => __nccwpck_require__(611)[name]
    });
    var external_http_namespaceObject = external_http_;
    // EXTERNAL MODULE: external "https"
        var external_https_ = __nccwpck_require__(692);
    var external_https_namespaceObject = external_https_;
    // CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/proxy.js
    function getProxyUrl(reqUrl) {
      const usingSsl = reqUrl.protocol === "https:";
      if (checkBypass(reqUrl)) return;
      const proxyVar = (() => {
        if (usingSsl) return process.env["https_proxy"] || process.env["HTTPS_PROXY"]; else return process.env["http_proxy"] || process.env["HTTP_PROXY"];
      })();
      if (proxyVar) try {
        return new DecodedURL(proxyVar);
      } catch (_a) {
        if (!proxyVar.startsWith("http://") && !proxyVar.startsWith("https://")) return new DecodedURL(`http://${proxyVar}`);
      } else return;
    }
    function checkBypass(reqUrl) {
      if (!reqUrl.hostname) return false;
      const reqHost = reqUrl.hostname;
      if (isLoopbackAddress(reqHost)) return true;
      const noProxy = process.env["no_proxy"] || process.env["NO_PROXY"] || "";
      if (!noProxy) return false;
      let reqPort;
      if (reqUrl.port) reqPort = Number(reqUrl.port); else if (reqUrl.protocol === "http:") reqPort = 80; else if (reqUrl.protocol === "https:") reqPort = 443;
      const upperReqHosts = [ reqUrl.hostname.toUpperCase() ];
      if (typeof reqPort === "number") upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
      for (const upperNoProxyItem of noProxy.split(",").map(x => x.trim().toUpperCase()).filter(x => x)) if (upperNoProxyItem === "*" || upperReqHosts.some(x => x === upperNoProxyItem || x.endsWith(`.${upperNoProxyItem}`) || upperNoProxyItem.startsWith(".") && x.endsWith(`${upperNoProxyItem}`))) return true;
      return false;
    }
    function isLoopbackAddress(host) {
      const hostLower = host.toLowerCase();
      return hostLower === "localhost" || hostLower.startsWith("127.") || hostLower.startsWith("[::1]") || hostLower.startsWith("[0:0:0:0:0:0:0:1]");
    }
    class DecodedURL extends URL {
      constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
      }
      get username() {
        return this._decodedUsername;
      }
      get password() {
        return this._decodedPassword;
      }
    }
    // EXTERNAL MODULE: ./node_modules/tunnel/index.js
        var tunnel = new Proxy({}, {
      get: (target, name) => __nccwpck_require__(770)[name]
    });
    // CONCATENATED MODULE: ./stubs/undici/index.js
    class ProxyAgent {
      constructor() {
        throw new Error("undici is not part of this bundle");
      }
    }
    // CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/index.js
    var __awaiter = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
      function adopt(value) {
        return value instanceof P ? value : new P(function(resolve) {
          resolve(value);
        });
      }
      return new (P || (P = Promise))(function(resolve, reject) {
        function fulfilled(value) {
          try {
            step(generator.next(value));
          } catch (e) {
            reject(e);
          }
        }
        function rejected(value) {
          try {
            step(generator["throw"](value));
          } catch (e) {
            reject(e);
          }
        }
        function step(result) {
          result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
        }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
      });
    };
    var HttpCodes;
    (function(HttpCodes) {
      HttpCodes[HttpCodes["OK"] = 200] = "OK";
      HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
      HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
      HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
      HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
      HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
      HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
      HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
      HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
      HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
      HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
      HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
      HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
      HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
      HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
      HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
      HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
      HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
      HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
      HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
      HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
      HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
      HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
      HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
      HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
      HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
      HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
    })(HttpCodes || (HttpCodes = {}));
    var Headers;
    (function(Headers) {
      Headers["Accept"] = "accept";
      Headers["ContentType"] = "content-type";
    })(Headers || (Headers = {}));
    var MediaTypes;
    (function(MediaTypes) {
      MediaTypes["ApplicationJson"] = "application/json";
    })(MediaTypes || (MediaTypes = {}));
    const HttpRedirectCodes = [ HttpCodes.MovedPermanently, HttpCodes.ResourceMoved, HttpCodes.SeeOther, HttpCodes.TemporaryRedirect, HttpCodes.PermanentRedirect ];
    const HttpResponseRetryCodes = [ HttpCodes.BadGateway, HttpCodes.ServiceUnavailable, HttpCodes.GatewayTimeout ];
    const RetryableHttpVerbs = [ "OPTIONS", "GET", "DELETE", "HEAD" ];
    const ExponentialBackoffCeiling = 10;
    const ExponentialBackoffTimeSlice = 5;
    class HttpClientError extends Error {
      constructor(message, statusCode) {
        super(message);
        this.name = "HttpClientError";
        this.statusCode = statusCode;
        Object.setPrototypeOf(this, HttpClientError.prototype);
      }
    }
    class HttpClientResponse {
      constructor(message) {
        this.message = message;
      }
      readBody() {
        return __awaiter(this, void 0, void 0, function*() {
          return new Promise(resolve => __awaiter(this, void 0, void 0, function*() {
            let output = Buffer.alloc(0);
            this.message.on("data", chunk => {
              output = Buffer.concat([ output, chunk ]);
            });
            this.message.on("end", () => {
              resolve(output.toString());
            });
          }));
        });
      }
      readBodyBuffer() {
        return __awaiter(this, void 0, void 0, function*() {
          return new Promise(resolve => __awaiter(this, void 0, void 0, function*() {
            const chunks = [];
            this.message.on("data", chunk => {
              chunks.push(chunk);
            });
            this.message.on("end", () => {
              resolve(Buffer.concat(chunks));
            });
          }));
        });
      }
    }
    class lib_HttpClient {
      constructor(userAgent, handlers, requestOptions) {
        this._ignoreSslError = false;
        this._allowRedirects = true;
        this._allowRedirectDowngrade = false;
        this._maxRedirects = 50;
        this._allowRetries = false;
        this._maxRetries = 1;
        this._keepAlive = false;
        this._disposed = false;
        this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
        this.handlers = handlers || [];
        this.requestOptions = requestOptions;
        if (requestOptions) {
          if (requestOptions.ignoreSslError != null) this._ignoreSslError = requestOptions.ignoreSslError;
          this._socketTimeout = requestOptions.socketTimeout;
          if (requestOptions.allowRedirects != null) this._allowRedirects = requestOptions.allowRedirects;
          if (requestOptions.allowRedirectDowngrade != null) this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
          if (requestOptions.maxRedirects != null) this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
          if (requestOptions.keepAlive != null) this._keepAlive = requestOptions.keepAlive;
          if (requestOptions.allowRetries != null) this._allowRetries = requestOptions.allowRetries;
          if (requestOptions.maxRetries != null) this._maxRetries = requestOptions.maxRetries;
        }
      }
      options(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function*() {
          return this.request("OPTIONS", requestUrl, null, additionalHeaders || {});
        });
      }
      get(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function*() {
          return this.request("GET", requestUrl, null, additionalHeaders || {});
        });
      }
      del(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function*() {
          return this.request("DELETE", requestUrl, null, additionalHeaders || {});
        });
      }
      post(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function*() {
          return this.request("POST", requestUrl, data, additionalHeaders || {});
        });
      }
      patch(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function*() {
          return this.request("PATCH", requestUrl, data, additionalHeaders || {});
        });
      }
      put(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function*() {
          return this.request("PUT", requestUrl, data, additionalHeaders || {});
        });
      }
      head(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function*() {
          return this.request("HEAD", requestUrl, null, additionalHeaders || {});
        });
      }
      sendStream(verb, requestUrl, stream, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function*() {
          return this.request(verb, requestUrl, stream, additionalHeaders);
        });
      }
      getJson(requestUrl_1) {
        return __awaiter(this, arguments, void 0, function*(requestUrl, additionalHeaders = {}) {
          additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
          const res = yield this.get(requestUrl, additionalHeaders);
          return this._processResponse(res, this.requestOptions);
        });
      }
      postJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function*(requestUrl, obj, additionalHeaders = {}) {
          const data = JSON.stringify(obj, null, 2);
          additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
          additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
          const res = yield this.post(requestUrl, data, additionalHeaders);
          return this._processResponse(res, this.requestOptions);
        });
      }
      putJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function*(requestUrl, obj, additionalHeaders = {}) {
          const data = JSON.stringify(obj, null, 2);
          additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
          additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
          const res = yield this.put(requestUrl, data, additionalHeaders);
          return this._processResponse(res, this.requestOptions);
        });
      }
      patchJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function*(requestUrl, obj, additionalHeaders = {}) {
          const data = JSON.stringify(obj, null, 2);
          additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
          additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
          const res = yield this.patch(requestUrl, data, additionalHeaders);
          return this._processResponse(res, this.requestOptions);
        });
      }
      request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function*() {
          if (this._disposed) throw new Error("Client has already been disposed.");
          const parsedUrl = new URL(requestUrl);
          let info = this._prepareRequest(verb, parsedUrl, headers);
          const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb) ? this._maxRetries + 1 : 1;
          let numTries = 0;
          let response;
          do {
            response = yield this.requestRaw(info, data);
            if (response && response.message && response.message.statusCode === HttpCodes.Unauthorized) {
              let authenticationHandler;
              for (const handler of this.handlers) if (handler.canHandleAuthentication(response)) {
                authenticationHandler = handler;
                break;
              }
              if (authenticationHandler) return authenticationHandler.handleAuthentication(this, info, data); else return response;
            }
            let redirectsRemaining = this._maxRedirects;
            while (response.message.statusCode && HttpRedirectCodes.includes(response.message.statusCode) && this._allowRedirects && redirectsRemaining > 0) {
              const redirectUrl = response.message.headers["location"];
              if (!redirectUrl) break;
              const parsedRedirectUrl = new URL(redirectUrl);
              if (parsedUrl.protocol === "https:" && parsedUrl.protocol !== parsedRedirectUrl.protocol && !this._allowRedirectDowngrade) throw new Error("Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.");
              yield response.readBody();
              if (parsedRedirectUrl.hostname !== parsedUrl.hostname) for (const header in headers) if (header.toLowerCase() === "authorization") delete headers[header];
              info = this._prepareRequest(verb, parsedRedirectUrl, headers);
              response = yield this.requestRaw(info, data);
              redirectsRemaining--;
            }
            if (!response.message.statusCode || !HttpResponseRetryCodes.includes(response.message.statusCode)) return response;
            numTries += 1;
            if (numTries < maxTries) {
              yield response.readBody();
              yield this._performExponentialBackoff(numTries);
            }
          } while (numTries < maxTries);
          return response;
        });
      }
      dispose() {
        if (this._agent) this._agent.destroy();
        this._disposed = true;
      }
      requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function*() {
          return new Promise((resolve, reject) => {
            function callbackForResult(err, res) {
              if (err) reject(err); else if (!res) reject(new Error("Unknown error")); else resolve(res);
            }
            this.requestRawWithCallback(info, data, callbackForResult);
          });
        });
      }
      requestRawWithCallback(info, data, onResult) {
        if (typeof data === "string") {
          if (!info.options.headers) info.options.headers = {};
          info.options.headers["Content-Length"] = Buffer.byteLength(data, "utf8");
        }
        let callbackCalled = false;
        function handleResult(err, res) {
          if (!callbackCalled) {
            callbackCalled = true;
            onResult(err, res);
          }
        }
        const req = info.httpModule.request(info.options, msg => {
          const res = new HttpClientResponse(msg);
          handleResult(void 0, res);
        });
        let socket;
        req.on("socket", sock => {
          socket = sock;
        });
        req.setTimeout(this._socketTimeout || 3 * 6e4, () => {
          if (socket) socket.end();
          handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on("error", function(err) {
          handleResult(err);
        });
        if (data && typeof data === "string") req.write(data, "utf8");
        if (data && typeof data !== "string") {
          data.on("close", function() {
            req.end();
          });
          data.pipe(req);
        } else req.end();
      }
      getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
      }
      getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (!useProxy) return;
        return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
      }
      _prepareRequest(method, requestUrl, headers) {
        const info = {};
        info.parsedUrl = requestUrl;
        const usingSsl = info.parsedUrl.protocol === "https:";
        info.httpModule = usingSsl ? external_https_namespaceObject : external_http_namespaceObject;
        const defaultPort = usingSsl ? 443 : 80;
        info.options = {};
        info.options.host = info.parsedUrl.hostname;
        info.options.port = info.parsedUrl.port ? parseInt(info.parsedUrl.port) : defaultPort;
        info.options.path = (info.parsedUrl.pathname || "") + (info.parsedUrl.search || "");
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) info.options.headers["user-agent"] = this.userAgent;
        info.options.agent = this._getAgent(info.parsedUrl);
        if (this.handlers) for (const handler of this.handlers) handler.prepareRequest(info.options);
        return info;
      }
      _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
        return lowercaseKeys(headers || {});
      }
      _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
          const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
          if (headerValue) clientHeader = typeof headerValue === "number" ? headerValue.toString() : headerValue;
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== void 0) return typeof additionalValue === "number" ? additionalValue.toString() : additionalValue;
        if (clientHeader !== void 0) return clientHeader;
        return _default;
      }
      _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
          const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
          if (headerValue) if (typeof headerValue === "number") clientHeader = String(headerValue); else if (Array.isArray(headerValue)) clientHeader = headerValue.join(", "); else clientHeader = headerValue;
        }
        const additionalValue = additionalHeaders[Headers.ContentType];
        if (additionalValue !== void 0) if (typeof additionalValue === "number") return String(additionalValue); else if (Array.isArray(additionalValue)) return additionalValue.join(", "); else return additionalValue;
        if (clientHeader !== void 0) return clientHeader;
        return _default;
      }
      _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) agent = this._proxyAgent;
        if (!useProxy) agent = this._agent;
        if (agent) return agent;
        const usingSsl = parsedUrl.protocol === "https:";
        let maxSockets = 100;
        if (this.requestOptions) maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
        if (proxyUrl && proxyUrl.hostname) {
          const agentOptions = {
            maxSockets,
            keepAlive: this._keepAlive,
            proxy: Object.assign(Object.assign({}, (proxyUrl.username || proxyUrl.password) && {
              proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
            }), {
              host: proxyUrl.hostname,
              port: proxyUrl.port
            })
          };
          let tunnelAgent;
          const overHttps = proxyUrl.protocol === "https:";
          if (usingSsl) tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp; else tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
          agent = tunnelAgent(agentOptions);
          this._proxyAgent = agent;
        }
        if (!agent) {
          const options = {
            keepAlive: this._keepAlive,
            maxSockets
          };
          agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options);
          this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) agent.options = Object.assign(agent.options || {}, {
          rejectUnauthorized: false
        });
        return agent;
      }
      _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) proxyAgent = this._proxyAgentDispatcher;
        if (proxyAgent) return proxyAgent;
        const usingSsl = parsedUrl.protocol === "https:";
        proxyAgent = new ProxyAgent(Object.assign({
          uri: proxyUrl.href,
          pipelining: !this._keepAlive ? 0 : 1
        }, (proxyUrl.username || proxyUrl.password) && {
          token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString("base64")}`
        }));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
          rejectUnauthorized: false
        });
        return proxyAgent;
      }
      _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || "actions/http-client";
        const orchId = process.env["ACTIONS_ORCHESTRATION_ID"];
        if (orchId) {
          const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, "_");
          return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
      }
      _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function*() {
          retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
          const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
          return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
      }
      _processResponse(res, options) {
        return __awaiter(this, void 0, void 0, function*() {
          return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function*() {
            const statusCode = res.message.statusCode || 0;
            const response = {
              statusCode,
              result: null,
              headers: {}
            };
            if (statusCode === HttpCodes.NotFound) resolve(response);
            function dateTimeDeserializer(key, value) {
              if (typeof value === "string") {
                const a = new Date(value);
                if (!isNaN(a.valueOf())) return a;
              }
              return value;
            }
            let obj;
            let contents;
            try {
              contents = yield res.readBody();
              if (contents && contents.length > 0) {
                if (options && options.deserializeDates) obj = JSON.parse(contents, dateTimeDeserializer); else obj = JSON.parse(contents);
                response.result = obj;
              }
              response.headers = res.message.headers;
            } catch (err) {}
            if (statusCode > 299) {
              let msg;
              if (obj && obj.message) msg = obj.message; else if (contents && contents.length > 0) msg = contents; else msg = `Failed request: (${statusCode})`;
              const err = new HttpClientError(msg, statusCode);
              err.result = response.result;
              reject(err);
            } else resolve(response);
          }));
        });
      }
    }
    const lowercaseKeys = obj => Object.keys(obj).reduce((c, k) => (c[k.toLowerCase()] = obj[k], 
    c), {});
    // CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/auth.js
    void 0 && (void 0).__awaiter;
    // CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
    void 0 && (void 0).__awaiter;
    // CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
    void 0 && (void 0).__awaiter;
    // CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
    void 0 && (void 0).__awaiter;
    // CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
    void 0 && (void 0).__awaiter;
    var ExitCode;
    (function(ExitCode) {
      ExitCode[ExitCode["Success"] = 0] = "Success";
      ExitCode[ExitCode["Failure"] = 1] = "Failure";
    })(ExitCode || (ExitCode = {}));
    function exportVariable(name, val) {
      const convertedVal = toCommandValue(val);
      process.env[name] = convertedVal;
      const filePath = process.env["GITHUB_ENV"] || "";
      if (filePath) return file_command_issueFileCommand("ENV", prepareKeyValueMessage(name, val));
      command_issueCommand("set-env", {
        name
      }, convertedVal);
    }
    function core_setSecret(secret) {
      command_issueCommand("add-mask", {}, secret);
    }
    function getInput(name, options) {
      const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
      if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
      if (options && options.trimWhitespace === false) return val;
      return val.trim();
    }
    function setOutput(name, value) {
      const filePath = process.env["GITHUB_OUTPUT"] || "";
      if (filePath) return file_command_issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
      process.stdout.write(process.platform === "win32" ? "\r\n" : "\n");
      command_issueCommand("set-output", {
        name
      }, toCommandValue(value));
    }
    function setFailed(message) {
      process.exitCode = ExitCode.Failure;
      error(message);
    }
    function isDebug() {
      return process.env["RUNNER_DEBUG"] === "1";
    }
    function core_debug(message) {
      command_issueCommand("debug", {}, message);
    }
    function error(message, properties = {}) {
      command_issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
    }
    function warning(message, properties = {}) {
      command_issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
    }
    function notice(message, properties = {}) {
      command_issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
    }
    function info(message) {
      process.stdout.write(message + (process.platform === "win32" ? "\r\n" : "\n"));
    }
    function startGroup(name) {
      command_issue("group", name);
    }
    function endGroup() {
      command_issue("endgroup");
    }
    function saveState(name, value) {
      const filePath = process.env["GITHUB_STATE"] || "";
      if (filePath) return file_command_issueFileCommand("STATE", prepareKeyValueMessage(name, value));
      command_issueCommand("save-state", {
        name
      }, toCommandValue(value));
    }
    function getState(name) {
      return process.env[`STATE_${name}`] || "";
    }
    // CONCATENATED MODULE: ./build/src/errors.js
    class errors_ActionError extends Error {
      name="ActionError";
    }
    class InputError extends errors_ActionError {
      name="InputError";
    }
    function briefOf(error) {
      return error instanceof Error && "brief" in error && typeof error.brief === "string" ? error.brief : messageOf(error);
    }
    function messageOf(error) {
      return error instanceof Error ? error.message : String(error);
    }
    // CONCATENATED MODULE: ./build/src/http/clock.js
    const systemClock = {
      now: () => Date.now(),
      random: () => Math.random(),
      schedule: (ms, callback) => {
        const timer = setTimeout(callback, ms);
        return () => {
          clearTimeout(timer);
        };
      }
    };
    function sleep(clock, ms, signal) {
      return new Promise((resolve, reject) => {
        const wake = () => {
          signal.removeEventListener("abort", abort);
          resolve();
        };
        const abort = () => {
          callOff();
          reject(signal.reason);
        };
        if (signal.aborted) {
          reject(signal.reason);
          return;
        }
        const callOff = clock.schedule(ms, wake);
        signal.addEventListener("abort", abort, {
          once: true
        });
      });
    }
    // CONCATENATED MODULE: ./build/src/http/errors.js
    class NoReply extends Error {
      name="NoReply";
      mayHaveArrived;
      transient;
      brief;
      constructor(brief, traits, cause) {
        super(traits.advice === void 0 ? brief : `${brief} ${traits.advice}`, {
          cause
        });
        this.brief = brief;
        this.mayHaveArrived = traits.mayHaveArrived;
        this.transient = traits.transient;
      }
    }
    null && ActionError;
    null && ActionError;
    null && Error;
    class AttemptTimeout extends Error {
      name="AttemptTimeout";
    }
    class DeadlineExceeded extends errors_ActionError {
      name="DeadlineExceeded";
    }
    class Cancelled extends errors_ActionError {
      name="Cancelled";
    }
    // CONCATENATED MODULE: ./build/src/http/redact.js
    const ERROR_BODY_LIMIT = 65536;
    function withoutSecrets(send, redact) {
      return async (request, signal) => {
        const reply = await send(request, signal);
        return reply.status < 300 ? reply : {
          ...reply,
          body: redact(reply.body.slice(0, ERROR_BODY_LIMIT))
        };
      };
    }
    // CONCATENATED MODULE: ./build/src/http/network-error.js
    const NEVER_CONNECTED = {
      ECONNREFUSED: "the connection was refused",
      ENOTFOUND: "the host name could not be found",
      EAI_AGAIN: "the host name could not be looked up",
      EHOSTUNREACH: "the host could not be reached",
      ENETUNREACH: "the network could not be reached"
    };
    const CHECK_NETWORK = "Check the address, the network and any proxy, and run the job again.";
    const TRUST = "If it was signed by an authority of your own, put its certificate in a file and name it in NODE_EXTRA_CA_CERTS.";
    const CONNECTION_LOST = new Set([ "ECONNRESET", "EPIPE", "ETIMEDOUT" ]);
    const CERTIFICATE = /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_CERT|HOSTNAME_MISMATCH)/;
    const HANDSHAKE = /^(?:EPROTO$|ERR_SSL_)/;
    function codeOf(error) {
      if (!(error instanceof Error)) return "";
      if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
      return "code" in error && typeof error.code === "string" ? error.code : "";
    }
    function explainNetworkError(error, target) {
      const code = codeOf(error);
      const never = NEVER_CONNECTED[code];
      if (never !== void 0) {
        const traits = {
          mayHaveArrived: false,
          transient: true,
          advice: CHECK_NETWORK
        };
        return new NoReply(`${target} failed: ${never} (${code}).`, traits, error);
      }
      if (CERTIFICATE.test(code)) {
        const traits = {
          mayHaveArrived: false,
          transient: false,
          advice: TRUST
        };
        return new NoReply(`${target} failed: the server's certificate is not trusted (${code}).`, traits, error);
      }
      const tunnel = messageOf(error).startsWith("tunneling socket");
      const lost = !tunnel && CONNECTION_LOST.has(code) ? "the connection was lost" : void 0;
      const unheard = HANDSHAKE.test(code) ? "the TLS handshake failed" : void 0;
      const why = lost ?? unheard ?? messageOf(error).replace(/\.$/, "");
      const suffix = code === "" || why.includes(code) ? "" : ` (${code})`;
      if (code.startsWith("ERR_INVALID_")) {
        const traits = {
          mayHaveArrived: false,
          transient: false
        };
        return new NoReply(`${target} cannot be sent: ${why}${suffix}.`, traits, error);
      }
      const traits = {
        mayHaveArrived: true,
        transient: true,
        advice: CHECK_NETWORK
      };
      return new NoReply(`${target} failed: ${why}${suffix}.`, traits, error);
    }
    // CONCATENATED MODULE: ./build/src/http/body.js
    const MAX_BODY_BYTES = 64 * 1024 * 1024;
    async function readBody(message, target) {
      const bytes = await readBytes(message, target);
      const encoding = (message.headers["content-encoding"] ?? "identity").trim().toLowerCase();
      const plain = encoding === "identity" || encoding === "" ? bytes : await decompress(bytes, encoding, target);
      return withoutByteOrderMark(plain.toString("utf8"));
    }
    function readBytes(message, target) {
      return new Promise((resolve, reject) => {
        const chunks = [];
        let size = 0;
        message.on("data", chunk => {
          size += chunk.length;
          if (size > MAX_BODY_BYTES) message.destroy(tooLarge(target)); else chunks.push(chunk);
        });
        message.on("end", () => {
          resolve(Buffer.concat(chunks));
        });
        message.on("error", reject);
        const cutShort = () => {
          reject(Object.assign(new Error("the reply was cut short"), {
            code: "ECONNRESET"
          }));
        };
        if (message.closed) cutShort();
        message.on("close", cutShort);
      });
    }
    async function decompress(bytes, encoding, target) {
      const {brotliDecompressSync, gunzipSync, inflateSync} = await Promise.resolve().then(__nccwpck_require__.t.bind(__nccwpck_require__, 522, 19));
      const decoders = {
        gzip: gunzipSync,
        "x-gzip": gunzipSync,
        deflate: inflateSync,
        br: brotliDecompressSync
      };
      const decode = Object.entries(decoders).find(([name]) => name === encoding)?.[1];
      try {
        if (decode === void 0) throw new Error("it is not known here");
        return decode(bytes, {
          maxOutputLength: MAX_BODY_BYTES
        });
      } catch (error) {
        if (codeOf(error) === "ERR_BUFFER_TOO_LARGE") throw tooLarge(target);
        throw new NoReply(`${target} failed: the reply is encoded as ${JSON.stringify(encoding)} and cannot be read.`, {
          mayHaveArrived: true,
          transient: decode !== void 0
        }, error);
      }
    }
    function withoutByteOrderMark(text) {
      return text.startsWith("\ufeff") ? text.slice(1) : text;
    }
    function tooLarge(target) {
      const text = `${target} failed: the reply is larger than ${MAX_BODY_BYTES / 1024 / 1024} MB, which no real one is.`;
      return new NoReply(text, {
        mayHaveArrived: true,
        transient: false
      });
    }
    // CONCATENATED MODULE: external "node:net"
    const external_node_net_namespaceObject = require("node:net");
    // CONCATENATED MODULE: ./build/src/http/host-names.js
    const LONG_TEXT = 1e3;
    function prepareHostNameChecks() {
      (0, external_node_net_namespaceObject.isIPv6)("x".repeat(LONG_TEXT));
    }
    // CONCATENATED MODULE: ./build/src/http/message.js
    function describe(request) {
      return `${request.method} ${request.url.host}${request.url.pathname}`;
    }
    // CONCATENATED MODULE: ./build/src/http/transport.js
    class Transport {
      #clients=new Map;
      #retired=[];
      #keepAlive=true;
      #signal;
      send=async (request, signal) => {
        const target = describe(request);
        const client = this.#clientFor(request.url);
        try {
          const reply = await readReply(await this.#begin(client, request, signal), target);
          signal.throwIfAborted();
          return reply;
        } catch (error) {
          this.#retire(client);
          signal.throwIfAborted();
          throw error instanceof NoReply ? error : explainNetworkError(error, target);
        }
      };
      close() {
        for (const client of [ ...this.#clients.values(), ...this.#retired ]) client.dispose();
      }
      async #begin(client, {method, url, headers, body}, signal) {
        this.#signal = signal;
        const sent = client.request(method, url.href, body ?? null, {
          "accept-encoding": "identity",
          ...headers
        });
        this.#signal = void 0;
        return (await sent).message;
      }
      #clientFor({protocol}) {
        const known = this.#clients.get(protocol);
        if (known !== void 0) return known;
        prepareHostNameChecks();
        const client = new lib_HttpClient("upstash-redis-action", [ this.#handler ], {
          allowRetries: false,
          allowRedirects: false,
          keepAlive: this.#keepAlive,
          maxSockets: 1 / 0
        });
        this.#clients.set(protocol, client);
        return client;
      }
      #retire(failed) {
        this.#keepAlive = false;
        for (const [protocol, client] of this.#clients) {
          if (client !== failed) continue;
          this.#clients.delete(protocol);
          this.#retired.push(client);
        }
      }
      #handler={
        prepareRequest: options => {
          if (this.#signal !== void 0) options.signal = this.#signal;
          if (typeof options.host === "string") options.host = options.host.replace(/^\[(.*)\]$/, "$1");
        },
        canHandleAuthentication: () => false,
        handleAuthentication: () => Promise.reject(new Error("never called"))
      };
    }
    async function readReply(message, target) {
      const body = await readBody(message, target);
      const headers = {};
      for (const [name, value] of Object.entries(message.headers)) if (value !== void 0) headers[name] = Array.isArray(value) ? value.join(", ") : value;
      return {
        status: message.statusCode ?? 0,
        headers,
        body
      };
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
    function text_quoted(text) {
      return `"${plain(text, 100)}"`;
    }
    function hasControlCharacters(text) {
      return CONTROL.test(text);
    }
    function inSeconds(ms) {
      return `${(ms / 1e3).toFixed(1)} s`;
    }
    function text_percentEncoded(text) {
      return encodeURIComponent(Buffer.from(text, "utf8").toString("utf8"));
    }
    // CONCATENATED MODULE: external "node:fs"
    const external_node_fs_namespaceObject = require("node:fs");
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
    function json_parseJson(text) {
      try {
        return JSON.parse(text);
      } catch {
        return;
      }
    }
    // CONCATENATED MODULE: ./build/src/runner/context.js
    function readContext(environment) {
      const text = name => environment[name] ?? "";
      return {
        eventName: text("GITHUB_EVENT_NAME"),
        repository: text("GITHUB_REPOSITORY"),
        ref: text("GITHUB_REF"),
        runId: text("GITHUB_RUN_ID"),
        job: text("GITHUB_JOB"),
        step: text("GITHUB_ACTION"),
        actor: text("GITHUB_ACTOR"),
        workspace: text("GITHUB_WORKSPACE"),
        apiUrl: text("GITHUB_API_URL"),
        payload: readPayload(text("GITHUB_EVENT_PATH"))
      };
    }
    function readPayload(path) {
      try {
        const payload = json_parseJson((0, external_node_fs_namespaceObject.readFileSync)(path, "utf8"));
        return json_isObject(payload) ? payload : {};
      } catch {
        return {};
      }
    }
    // CONCATENATED MODULE: ./build/src/runner/exit.js
    const DELIVERY_LIMIT_MS = 1e4;
    const STOPPING_LIMIT_MS = 1500;
    const DELIVERY_LIMIT_AFTER_SIGNAL_MS = 4e3;
    function endWhenDelivered() {
      endOnceDelivered(DELIVERY_LIMIT_MS, 0);
    }
    function endAfterSignal() {
      setTimeout(() => {
        endOnceDelivered(DELIVERY_LIMIT_AFTER_SIGNAL_MS, 1);
      }, STOPPING_LIMIT_MS).unref();
    }
    function endOnceDelivered(limitMs, exitCode) {
      const end = () => {
        endNow(Number(process.exitCode ?? exitCode));
      };
      process.stdout.write("", end);
      setTimeout(end, limitMs).unref();
    }
    function endNow(exitCode) {
      const lookingUp = process.getActiveResourcesInfo().includes("GetAddrInfoReqWrap");
      if (lookingUp && process.platform !== "win32" && typeof process.execve === "function") {
        process.removeAllListeners("warning");
        process.execve(process.execPath, [ process.execPath, "-e", `process.exit(${exitCode})` ], {});
      }
      process.exit(exitCode);
    }
    // CONCATENATED MODULE: external "node:crypto"
    const external_node_crypto_namespaceObject = require("node:crypto");
    // CONCATENATED MODULE: ./build/src/runner/file-commands.js
    function setOutputs(values) {
      append("GITHUB_OUTPUT", values, setOutput);
    }
    function file_commands_saveState(values) {
      append("GITHUB_STATE", values, saveState);
    }
    function append(variable, values, setOne) {
      const path = process.env[variable] ?? "";
      if (path === "") {
        for (const [name, value] of Object.entries(values)) setOne(name, value ?? "");
        return;
      }
      const delimiter = `ghadelimiter_${(0, external_node_crypto_namespaceObject.randomUUID)()}`;
      const lines = Object.entries(values).map(([name, value]) => `${name}<<${delimiter}\n${value ?? ""}\n${delimiter}\n`);
      const file = (0, external_node_fs_namespaceObject.openSync)(path, external_node_fs_namespaceObject.constants.O_WRONLY | external_node_fs_namespaceObject.constants.O_APPEND);
      try {
        (0, external_node_fs_namespaceObject.writeFileSync)(file, lines.join(""));
      } finally {
        (0, external_node_fs_namespaceObject.closeSync)(file);
      }
    }
    // CONCATENATED MODULE: ./build/src/runner/log.js
    const LONG_LINE = 3e3;
    const runnerLog = {
      debug: line => {
        if (isDebug()) core_debug(plain(line));
      },
      info: line => {
        info(plain(line));
      },
      notice: line => {
        notice(plain(line));
      },
      warning: line => {
        warning(plain(line, LONG_LINE));
      },
      group: title => {
        startGroup(plain(title));
      },
      endGroup: () => {
        endGroup();
      }
    };
    // CONCATENATED MODULE: ./build/src/runner/secrets.js
    class SecretRegister {
      #secrets=new Set;
      mask=secret => {
        if (this.#secrets.has(secret)) return;
        this.#secrets.add(secret);
        core_setSecret(secret);
      };
      redact=text => {
        let redacted = text;
        const longestFirst = [ ...this.#secrets ].sort((a, b) => b.length - a.length);
        for (const secret of longestFirst) redacted = redacted.replaceAll(secret, "***");
        return redacted;
      };
    }
    // CONCATENATED MODULE: ./build/src/runner/summary.js
    function appendSummary(path, markdown, log) {
      if (path === "") return;
      try {
        (0, external_node_fs_namespaceObject.appendFileSync)(path, `${markdown}\n`);
      } catch (error) {
        log.warning(`The job summary could not be written: ${messageOf(error)} Everything else is done. Set \`job_summary: false\` if this runner has no place for it.`);
      }
    }
    // CONCATENATED MODULE: ./build/src/runner/start.js
    async function runStep(step) {
      const cancelled = cancelOnSignal();
      process.once("beforeExit", reportUnfinished);
      const transport = new Transport;
      try {
        await step(gitHubRunner(transport, cancelled));
      } catch (error) {
        report(error);
      } finally {
        transport.close();
        process.off("beforeExit", reportUnfinished);
        endWhenDelivered();
      }
    }
    function gitHubRunner(transport, cancelled) {
      const secrets = new SecretRegister;
      return {
        input: name => getInput(name),
        context: readContext(process.env),
        log: runnerLog,
        mask: secrets.mask,
        redact: secrets.redact,
        setOutputs,
        exportVariable: (name, value) => {
          exportVariable(name, value);
        },
        summary: markdown => {
          appendSummary(process.env["GITHUB_STEP_SUMMARY"] ?? "", secrets.redact(markdown), runnerLog);
        },
        saveState: file_commands_saveState,
        state: name => getState(name),
        send: withoutSecrets(transport.send, secrets.redact),
        clock: systemClock,
        localDatabases: async () => (await Promise.resolve().then(__nccwpck_require__.t.bind(__nccwpck_require__, 309, 19))).localDatabases,
        cancelled
      };
    }
    function cancelOnSignal() {
      const controller = new AbortController;
      for (const signal of [ "SIGINT", "SIGTERM" ]) process.once(signal, () => {
        controller.abort(new Cancelled(`The run was cancelled (${signal}).`));
        endAfterSignal();
      });
      return controller.signal;
    }
    function reportUnfinished() {
      setFailed("The step ended before its work was done. This is a fault of the action: please report it.");
    }
    function report(error) {
      const expected = error instanceof errors_ActionError || error instanceof NoReply;
      const text = expected ? error.message : `Unexpected error, please report it: ${messageOf(error)}`;
      setFailed(plain(text, LONG_LINE));
      if (error instanceof Error && error.stack !== void 0) core_debug(plain(error.stack, LONG_LINE));
    }
    // CONCATENATED MODULE: ./build/src/masking.js
    function maskAllForms(secret, mask) {
      if (secret.trim() === "") return;
      mask(secret);
      const encoded = text_percentEncoded(secret);
      if (encoded !== secret) mask(encoded);
    }
    // CONCATENATED MODULE: ./build/src/inputs/defaults.js
    const defaults = {
      provide: {
        scope: "auto",
        region: "global",
        tls: "true",
        if_exists: "reuse",
        delete_after_job: "false",
        copy_match: "*",
        copy_limit: "100000",
        wait_until_ready: "true",
        export_env: "false",
        job_summary: "true",
        timeout: "120",
        api_url: "https://api.upstash.com/v2"
      },
      preview: {
        region: "global",
        tls: "true",
        if_exists: "reuse",
        delete_after_job: "false",
        copy_match: "*",
        copy_limit: "100000",
        wait_until_ready: "true",
        export_env: "false",
        job_summary: "true",
        timeout: "120",
        api_url: "https://api.upstash.com/v2",
        comment: "false",
        without_secrets: "skip"
      },
      get: {
        scope: "auto",
        wait_until_ready: "true",
        export_env: "false",
        job_summary: "true",
        timeout: "120",
        api_url: "https://api.upstash.com/v2"
      },
      delete: {
        scope: "auto",
        timeout: "120",
        api_url: "https://api.upstash.com/v2"
      },
      sweep: {
        closed_pull_requests: "true",
        finished_runs: "true",
        deleted_branches: "false",
        dry_run: "false",
        max_deletes: "50",
        job_summary: "true",
        timeout: "300",
        api_url: "https://api.upstash.com/v2"
      },
      local: {
        export_env: "false",
        job_summary: "true",
        timeout: "120"
      }
    };
    // CONCATENATED MODULE: ./build/src/inputs/reader.js
    function badInput(name, given, allowed) {
      return new InputError(`Input \`${name}\` is ${given}. Allowed: ${allowed}.`);
    }
    function reader_readText(input, name) {
      const text = input(name).trim();
      if (text === "") return;
      if (hasControlCharacters(text)) throw badInput(name, `${text_quoted(text)}, with a line break or another control character in it`, "one line of text");
      return text;
    }
    function reader_required(value, name) {
      if (value !== void 0) return value;
      throw badInput(name, "missing or blank", "a value");
    }
    function readBoolean(input, name) {
      const text = reader_readText(input, name);
      if (text === void 0) return;
      if (/^(?:true|True|TRUE)$/.test(text)) return true;
      if (/^(?:false|False|FALSE)$/.test(text)) return false;
      throw badInput(name, text_quoted(text), "`true` or `false`");
    }
    function readFlag(input, name) {
      return reader_required(readBoolean(input, name), name);
    }
    function reader_readWholeNumber(input, name, {least, most}, unit = "") {
      const text = reader_readText(input, name);
      if (text === void 0) return;
      const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
      if (number >= least && number <= most) return number;
      throw badInput(name, text_quoted(text), `a whole number${unit === "" ? "" : ` ${unit}`} from ${least} to ${most}`);
    }
    // CONCATENATED MODULE: ./build/src/inputs/common.js
    function readTimeout(input) {
      return reader_required(reader_readWholeNumber(input, "timeout", {
        least: 1,
        most: 21600
      }, "of seconds"), "timeout");
    }
    function readJobSummary(input) {
      return readFlag(input, "job_summary");
    }
    function withDefaults(input, action) {
      const own = defaults[action];
      return name => {
        const text = input(name);
        return text.trim() === "" && Object.hasOwn(own, name) ? own[name] ?? "" : text;
      };
    }
    function readSeedFile(input, {workspace}) {
      const path = reader_readText(input, "seed_file");
      return path === void 0 ? void 0 : {
        path,
        folder: workspace
      };
    }
    // CONCATENATED MODULE: ./build/src/inputs/local.js
    function readLocalInputs(collaborators) {
      const input = withDefaults(collaborators.input, "local");
      const given = input("redis_url").trim();
      const hasPassword = given.includes("@");
      if (hasPassword) maskAllForms(given, collaborators.mask);
      const text = reader_readText(input, "redis_url");
      if (text !== void 0) refuseUnless(text, hasPassword, collaborators);
      return {
        request: {
          redis_url: text
        },
        seedFile: readSeedFile(input, collaborators.context),
        exportEnv: readFlag(input, "export_env"),
        jobSummary: readJobSummary(input),
        timeoutSeconds: readTimeout(input)
      };
    }
    function refuseUnless(text, hasPassword, {mask}) {
      const shown = hasPassword ? "an address with an @ in it" : text_quoted(text.replace(/[?#].*$/, "\u2026"));
      const url = URL.canParse(text) ? new URL(text) : void 0;
      if (url !== void 0) maskLogin(url, mask);
      if (url?.protocol === "rediss:") throw badInput("redis_url", `${shown}, with TLS`, ALLOWED);
      if (url?.protocol !== "redis:" || url.hostname === "") throw badInput("redis_url", shown, ALLOWED);
      if (!/^\/?0?$/.test(url.pathname) || url.search !== "" || url.hash !== "") throw badInput("redis_url", `${shown}, with something behind the port`, ALLOWED);
    }
    const ALLOWED = "the address of a Redis without TLS, `redis://host` or `redis://host:port`, with `user:password@` or `:password@` before the host if it asks for them, and its database 0";
    function maskLogin({username, password}, mask) {
      if (password !== "") mask(password);
      try {
        decodeURIComponent(username);
        maskAllForms(decodeURIComponent(password), mask);
      } catch {
        throw badInput("redis_url", "an address whose user or password is not percent-encoded", ALLOWED);
      }
    }
    // CONCATENATED MODULE: ./build/src/http/deadline.js
    const TIMEOUT = "`timeout`";
    class Deadline {
      seconds;
      name;
      advice;
      signal;
      #clock;
      #end;
      #controller=new AbortController;
      #underWay=new Set;
      #release;
      constructor(clock, seconds, cancelled, name = TIMEOUT) {
        this.seconds = seconds;
        this.name = name;
        this.advice = name === TIMEOUT ? " Run the job again, or raise `timeout`." : "";
        this.signal = this.#controller.signal;
        this.#clock = clock;
        this.#end = clock.now() + seconds * 1e3;
        const cancel = () => {
          this.#abort(cancelled?.reason);
        };
        const callOff = clock.schedule(seconds * 1e3, () => {
          this.#abort(new DeadlineExceeded(`The ${seconds} s of ${name} are over.`));
        });
        if (cancelled?.aborted === true) cancel();
        cancelled?.addEventListener("abort", cancel, {
          once: true
        });
        this.#release = () => {
          callOff();
          cancelled?.removeEventListener("abort", cancel);
        };
      }
      get remainingMs() {
        return Math.max(0, this.#end - this.#clock.now());
      }
      endedWith(error) {
        return error instanceof DeadlineExceeded && error === this.signal.reason;
      }
      async attempt(limitMs, task) {
        this.signal.throwIfAborted();
        const controller = new AbortController;
        let end = () => {};
        const ended = new Promise((_resolve, reject) => {
          end = reason => {
            reject(reason);
            controller.abort(reason);
          };
        });
        const callOff = this.#clock.schedule(limitMs, () => {
          end(new AttemptTimeout(`no answer within ${Math.round(limitMs / 1e3)} s`));
        });
        this.#underWay.add(end);
        try {
          return await Promise.race([ task(controller.signal), ended ]);
        } finally {
          callOff();
          this.#underWay.delete(end);
        }
      }
      release() {
        this.#release();
      }
      #abort(reason) {
        this.#controller.abort(reason);
        for (const end of this.#underWay) end(reason);
      }
    }
    // CONCATENATED MODULE: ./build/src/http/retry.js
    const FIRST_WAIT_MS = 500;
    const LONGEST_WAIT_MS = 15e3;
    async function withRetry(attempt, decide, {clock, deadline, say}) {
      let doubtfulSince = 1 / 0;
      for (let number = 1; ;number++) try {
        return await attempt(number);
      } catch (error) {
        if (deadline.signal.aborted) throw endOf(deadline, error);
        const {retry, graceMs = 1 / 0, attempts = 1 / 0, ...waits} = decide(error);
        const {retryAfterMs = 0, longestWaitMs = LONGEST_WAIT_MS} = waits;
        doubtfulSince = graceMs === 1 / 0 ? 1 / 0 : Math.min(doubtfulSince, clock.now());
        if (!retry || number >= attempts || clock.now() - doubtfulSince >= graceMs) throw error;
        const jitter = Math.min(longestWaitMs, FIRST_WAIT_MS * 2 ** (number - 1)) * clock.random();
        const waitMs = Math.max(jitter, retryAfterMs);
        if (waitMs >= deadline.remainingMs) {
          say(`Not trying again: a wait of ${inSeconds(waitMs)} would go past the ${deadline.seconds} s of ${deadline.name}.`);
          throw error;
        }
        say(`${briefOf(error)} Attempt ${number} failed; trying again in ${inSeconds(waitMs)}.`);
        await sleep(clock, waitMs, deadline.signal).catch(() => {
          throw endOf(deadline, error);
        });
      }
    }
    function endOf(deadline, error) {
      const reason = deadline.signal.reason;
      return reason instanceof Cancelled ? reason : error;
    }
    function noteLocalServer(save) {
      return ({pid, id}) => {
        save({
          local_server: `${pid} ${id}`
        });
      };
    }
    // CONCATENATED MODULE: ./build/src/steps/load-data.js
    async function withData(task) {
      try {
        return await task(await Promise.resolve().then(__nccwpck_require__.t.bind(__nccwpck_require__, 92, 19)));
      } catch (error) {
        const expected = error instanceof Error && /^(?:Input|Action)Error$/.test(error.name);
        throw expected ? new errors_ActionError(error.message, {
          cause: error
        }) : error;
      }
    }
    // CONCATENATED MODULE: ./build/src/steps/local-database.js
    async function provideLocalDatabase({request, seedFile, exportEnv, jobSummary, timeoutSeconds}, runner, publish) {
      const deadline = new Deadline(runner.clock, timeoutSeconds, runner.cancelled);
      try {
        const seed = seedFile && await withData(({readSeed}) => readSeed(seedFile, deadline));
        const {start, report} = await runner.localDatabases();
        const given = {
          ...runner,
          deadline,
          withRetry,
          started: noteLocalServer(runner.saveState)
        };
        const local = await start(request, given);
        if ("problem" in local) throw new errors_ActionError(local.problem);
        const created = request.redis_url === void 0;
        if (seed) await withData(({fillLocal}) => fillLocal(local.connection, {
          seed,
          created
        }, given));
        publish(local, {
          created,
          exportEnv
        });
        if (jobSummary) runner.summary(report(local, created, runner.context.step));
        local.keep();
      } finally {
        deadline.release();
      }
    }
    // CONCATENATED MODULE: ./build/src/upstash/database.js
    const CREDENTIALS = [ "password", "rest_token", "read_only_rest_token" ];
    function credentialsIn(reply) {
      return json_isObject(reply) ? CREDENTIALS.flatMap(name => nonEmpty(json_stringField(reply, name)) ?? []) : [];
    }
    Date.UTC(2019, 0);
    function nonEmpty(text) {
      return text === "" ? void 0 : text;
    }
    function publishConnection(found, connection, exportEnv, {setOutputs, exportVariable, mask}) {
      const {database} = found;
      const {redisUrl} = connection;
      const secretUrl = database.password === void 0 ? [] : [ redisUrl ?? "" ];
      for (const secret of [ ...credentialsIn(database), ...secretUrl ]) maskAllForms(secret, mask);
      setOutputs(outputsOf(found, connection));
      const variables = exportEnv ? variablesOf(database, connection) : {};
      const known = Object.entries(variables).filter(([, value]) => value !== void 0);
      for (const [name, value] of known) exportVariable(name, value ?? "");
      return Object.keys(variables).filter(name => variables[name] === void 0);
    }
    function outputsOf({database, created}, {restUrl, redisUrl}) {
      return {
        database_id: database.database_id,
        database_name: database.database_name,
        endpoint: database.endpoint,
        port: String(database.port),
        tls: String(database.tls),
        region: database.region,
        primary_region: database.primary_region,
        state: database.state,
        created: String(created),
        rest_url: restUrl,
        password: database.password,
        rest_token: database.rest_token,
        read_only_rest_token: database.read_only_rest_token,
        redis_url: redisUrl
      };
    }
    function variablesOf({rest_token: token}, {restUrl, redisUrl}) {
      const url = token === void 0 ? void 0 : restUrl;
      return {
        UPSTASH_REDIS_REST_URL: url,
        UPSTASH_REDIS_REST_TOKEN: token,
        REDIS_URL: redisUrl,
        KV_REST_API_URL: url,
        KV_REST_API_TOKEN: token,
        KV_URL: redisUrl
      };
    }
    function publishLocal(local, {created, exportEnv}, collaborators) {
      publishConnection({
        database: local.database,
        created
      }, local.connection, exportEnv, collaborators);
    }
    // CONCATENATED MODULE: ./build/src/steps/local.js
    async function localStep(runner) {
      const inputs = readLocalInputs(runner);
      await provideLocalDatabase(inputs, runner, (local, publication) => {
        publishLocal(local, publication, runner);
      });
    }
    // CONCATENATED MODULE: ./build/src/entries/local.js
    runStep(localStep);
  })();
  module.exports = __webpack_exports__;
})();
