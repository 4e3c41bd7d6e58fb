(() => {
  var __webpack_modules__ = {
    916: (__unused_webpack_module, exports) => {
      "use strict";
      new Uint32Array(65536);
    },
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
    var toCommandValue = (function toCommandValue(input) {
      if (input === null || input === void 0) return ""; else if (typeof input === "string" || input instanceof String) return input;
      return JSON.stringify(input);
    });
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
    var command_issueCommand = (function command_issueCommand(command, properties, message) {
      const cmd = new Command(command, properties, message);
      process.stdout.write(cmd.toString() + (process.platform === "win32" ? "\r\n" : "\n"));
    });
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
    var escapeData = (function escapeData(s) {
      return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
    });
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
    var getProxyUrl = (function getProxyUrl(reqUrl) {
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
    });
    var checkBypass = (function checkBypass(reqUrl) {
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
    });
    var isLoopbackAddress = (function isLoopbackAddress(host) {
      const hostLower = host.toLowerCase();
      return hostLower === "localhost" || hostLower.startsWith("127.") || hostLower.startsWith("[::1]") || hostLower.startsWith("[0:0:0:0:0:0:0:1]");
    });
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
    var core_setSecret = (function core_setSecret(secret) {
      command_issueCommand("add-mask", {}, secret);
    });
    var getInput = (function getInput(name, options) {
      const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
      if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
      if (options && options.trimWhitespace === false) return val;
      return val.trim();
    });
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
    var isDebug = (function isDebug() {
      return process.env["RUNNER_DEBUG"] === "1";
    });
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
    var info = (function info(message) {
      process.stdout.write(message + (process.platform === "win32" ? "\r\n" : "\n"));
    });
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
    class ActionError extends Error {
      name="ActionError";
    }
    class InputError extends ActionError {
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
    class HttpError extends ActionError {
      name="HttpError";
      status;
      words;
      retryAfterMs;
      brief;
      constructor(brief, reply) {
        super(`${brief} ${reply.advice}`);
        this.brief = brief;
        this.status = reply.status;
        this.words = reply.words;
        this.retryAfterMs = reply.retryAfterMs;
      }
    }
    class NameTaken extends HttpError {
      name="NameTaken";
    }
    class NotFound extends HttpError {
      name="NotFound";
    }
    class RateLimited extends HttpError {
      name="RateLimited";
    }
    class errors_BadReply extends ActionError {
      name="BadReply";
    }
    class NotYet extends ActionError {
      name="NotYet";
    }
    class NotConfirmed extends Error {
      name="NotConfirmed";
    }
    class AttemptTimeout extends Error {
      name="AttemptTimeout";
    }
    class DeadlineExceeded extends ActionError {
      name="DeadlineExceeded";
    }
    class Cancelled extends ActionError {
      name="Cancelled";
    }
    // CONCATENATED MODULE: ./build/src/http/redact.js
    const ERROR_BODY_LIMIT = 65536;
    var withoutSecrets = (function withoutSecrets(send, redact) {
      return async (request, signal) => {
        const reply = await send(request, signal);
        return reply.status < 300 ? reply : {
          ...reply,
          body: redact(reply.body.slice(0, ERROR_BODY_LIMIT))
        };
      };
    });
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
    var readBody = (async function readBody(message, target) {
      const bytes = await readBytes(message, target);
      const encoding = (message.headers["content-encoding"] ?? "identity").trim().toLowerCase();
      const plain = encoding === "identity" || encoding === "" ? bytes : await decompress(bytes, encoding, target);
      return withoutByteOrderMark(plain.toString("utf8"));
    });
    var readBytes = (function readBytes(message, target) {
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
    });
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
    var withoutByteOrderMark = (function withoutByteOrderMark(text) {
      return text.startsWith("\ufeff") ? text.slice(1) : text;
    });
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
    var prepareHostNameChecks = (function prepareHostNameChecks() {
      (0, external_node_net_namespaceObject.isIPv6)("x".repeat(LONG_TEXT));
    });
    // CONCATENATED MODULE: ./build/src/http/message.js
    var describe = (function describe(request) {
      return `${request.method} ${request.url.host}${request.url.pathname}`;
    });
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
    var readReply = (async function readReply(message, target) {
      const body = await readBody(message, target);
      const headers = {};
      for (const [name, value] of Object.entries(message.headers)) if (value !== void 0) headers[name] = Array.isArray(value) ? value.join(", ") : value;
      return {
        status: message.statusCode ?? 0,
        headers,
        body
      };
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
    var plain = (function plain(text, limit = 1e3) {
      const cut = text.length > limit * 2 ? text.slice(0, limit * 2) : text;
      const [before = "", ...escaped] = cut.split(ESCAPE);
      const unescaped = before + escaped.map(part => part.replace(AFTER_ESCAPE, "")).join("");
      const visible = PRINTABLE_ASCII.test(unescaped) ? unescaped : unescaped.replace(new RegExp(INVISIBLE, "gu"), " ");
      const line = withoutUserParts(visible, cut.length < text.length).replace(/ {2,}/g, " ").trim();
      const harmless = line.replace(/##\[/g, "# #[").replace(/^:+/, colons => colons.split("").join(" "));
      return harmless.length > limit ? `${harmless.slice(0, limit)}\u2026` : harmless;
    });
    var withoutUserParts = (function withoutUserParts(text, cut) {
      if (!text.includes(":")) return text;
      const whole = text.replace(REDIS_USER_PART, "$1***@").replace(USER_PART, "$1***@");
      return cut ? whole.replace(CUT_USER_PART, "$1***") : whole;
    });
    var text_quoted = (function text_quoted(text) {
      return `"${plain(text, 100)}"`;
    });
    var hasControlCharacters = (function hasControlCharacters(text) {
      return CONTROL.test(text);
    });
    var inSeconds = (function inSeconds(ms) {
      return `${(ms / 1e3).toFixed(1)} s`;
    });
    function text_listed(words, last = "and") {
      return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words[words.length - 1] ?? ""}`;
    }
    var text_percentEncoded = (function text_percentEncoded(text) {
      return encodeURIComponent(Buffer.from(text, "utf8").toString("utf8"));
    });
    // CONCATENATED MODULE: external "node:fs"
    const external_node_fs_namespaceObject = require("node:fs");
    // CONCATENATED MODULE: ./build/src/json.js
    var json_isObject = (function json_isObject(value) {
      return typeof value === "object" && value !== null && !Array.isArray(value);
    });
    var field = (function field(object, name) {
      return Object.hasOwn(object, name) ? object[name] : void 0;
    });
    var stringField = (function stringField(object, name) {
      const value = field(object, name);
      return typeof value === "string" ? value : void 0;
    });
    var integerField = (function integerField(object, name) {
      const value = field(object, name);
      return Number.isSafeInteger(value) ? value : void 0;
    });
    function booleanField(object, name) {
      const value = field(object, name);
      return typeof value === "boolean" ? value : void 0;
    }
    var json_parseJson = (function json_parseJson(text) {
      try {
        return JSON.parse(text);
      } catch {
        return;
      }
    });
    // CONCATENATED MODULE: ./build/src/runner/context.js
    var readContext = (function readContext(environment) {
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
    });
    var readPayload = (function readPayload(path) {
      try {
        const payload = json_parseJson((0, external_node_fs_namespaceObject.readFileSync)(path, "utf8"));
        return json_isObject(payload) ? payload : {};
      } catch {
        return {};
      }
    });
    // CONCATENATED MODULE: ./build/src/runner/exit.js
    const DELIVERY_LIMIT_MS = 1e4;
    const STOPPING_LIMIT_MS = 1500;
    const DELIVERY_LIMIT_AFTER_SIGNAL_MS = 4e3;
    var endWhenDelivered = (function endWhenDelivered() {
      endOnceDelivered(DELIVERY_LIMIT_MS, 0);
    });
    function endAfterSignal() {
      setTimeout(() => {
        endOnceDelivered(DELIVERY_LIMIT_AFTER_SIGNAL_MS, 1);
      }, STOPPING_LIMIT_MS).unref();
    }
    var endOnceDelivered = (function endOnceDelivered(limitMs, exitCode) {
      const end = () => {
        endNow(Number(process.exitCode ?? exitCode));
      };
      process.stdout.write("", end);
      setTimeout(end, limitMs).unref();
    });
    var endNow = (function endNow(exitCode) {
      const lookingUp = process.getActiveResourcesInfo().includes("GetAddrInfoReqWrap");
      if (lookingUp && process.platform !== "win32" && typeof process.execve === "function") {
        process.removeAllListeners("warning");
        process.execve(process.execPath, [ process.execPath, "-e", `process.exit(${exitCode})` ], {});
      }
      process.exit(exitCode);
    });
    // CONCATENATED MODULE: external "node:crypto"
    const external_node_crypto_namespaceObject = require("node:crypto");
    // CONCATENATED MODULE: ./build/src/runner/file-commands.js
    var setOutputs = (function setOutputs(values) {
      append("GITHUB_OUTPUT", values, setOutput);
    });
    function file_commands_saveState(values) {
      append("GITHUB_STATE", values, saveState);
    }
    var append = (function append(variable, values, setOne) {
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
    });
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
    var appendSummary = (function appendSummary(path, markdown, log) {
      if (path === "") return;
      try {
        (0, external_node_fs_namespaceObject.appendFileSync)(path, `${markdown}\n`);
      } catch (error) {
        log.warning(`The job summary could not be written: ${messageOf(error)} Everything else is done. Set \`job_summary: false\` if this runner has no place for it.`);
      }
    });
    // CONCATENATED MODULE: ./build/src/runner/start.js
    var runStep = (async function runStep(step) {
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
    });
    var gitHubRunner = (function gitHubRunner(transport, cancelled) {
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
    });
    var cancelOnSignal = (function cancelOnSignal() {
      const controller = new AbortController;
      for (const signal of [ "SIGINT", "SIGTERM" ]) process.once(signal, () => {
        controller.abort(new Cancelled(`The run was cancelled (${signal}).`));
        endAfterSignal();
      });
      return controller.signal;
    });
    function reportUnfinished() {
      setFailed("The step ended before its work was done. This is a fault of the action: please report it.");
    }
    function report(error) {
      const expected = error instanceof ActionError || error instanceof NoReply;
      const text = expected ? error.message : `Unexpected error, please report it: ${messageOf(error)}`;
      setFailed(plain(text, LONG_LINE));
      if (error instanceof Error && error.stack !== void 0) core_debug(plain(error.stack, LONG_LINE));
    }
    // CONCATENATED MODULE: ./build/src/actions/sweep/group.js
    const READ_AT_A_GLANCE = 10;
    var group_startGroup = (function group_startGroup(databases, title, log) {
      if (databases <= READ_AT_A_GLANCE) return () => {};
      log.group(title);
      return () => {
        log.endGroup();
      };
    });
    // CONCATENATED MODULE: ./build/src/actions/sweep/report.js
    const NAMED_AT_MOST = 20;
    var failureOf = (function failureOf({deleted, failed}) {
      if (failed.length === 0) return;
      const named = failed.slice(0, NAMED_AT_MOST).map(({due, why}) => `${text_quoted(due.database_name)} (${due.database_id}): ${why}`);
      const more = failed.length > NAMED_AT_MOST ? ` And ${failed.length - NAMED_AT_MOST} more.` : "";
      return new ActionError(`${failed.length} of ${failed.length + deleted.length} databases could not be deleted; the next sweep tries them again. ${named.join(" ")}${more}`);
    });
    var sayKept = (function sayKept(kept, log) {
      for (const why of new Set(kept.map(one => one.why))) {
        const names = kept.filter(one => one.why === why).map(({database_name}) => text_quoted(database_name));
        const shown = names.slice(0, NAMED_AT_MOST);
        const more = names.length - shown.length;
        log.info(`Kept ${text_listed(more === 0 ? shown : [ ...shown, `${more} more` ])}: ${why}.`);
      }
    });
    var leftForNext = (function leftForNext(rest, {due, maxDeletes}, log) {
      if (rest.length > 0) log.warning(`${due} databases are due, and \`max_deletes\` is ${maxDeletes}: the ${rest.length} youngest of them are left for the next sweep.`);
      return rest.map(({database_name, reason}) => ({
        database_name,
        why: `${reason}, but \`max_deletes\` leaves it for the next sweep`
      }));
    });
    function sayPlanned(due, checked, log) {
      const endGroup = group_startGroup(due.length, `${due.length} databases would be deleted`, log);
      for (const {database_name, database_id, reason} of due) log.info(`Would delete ${text_quoted(database_name)} (${database_id}): ${reason}.`);
      endGroup();
      log.info(`Dry run: ${due.length} of ${checked} databases would be deleted; nothing was.`);
    }
    // CONCATENATED MODULE: ./build/src/github/pull-requests.js
    const PERMISSION = "pull-requests: read";
    class PullRequests {
      #api;
      constructor(api) {
        this.#api = api;
      }
      async isOpen(number) {
        const path = `/pulls/${number}`;
        const pull = await this.#api.get(path, PERMISSION);
        const state = json_isObject(pull) ? stringField(pull, "state") : void 0;
        if (state === "open" || state === "closed") return state === "open";
        throw new errors_BadReply(`The reply to ${this.#api.name(path)} has no usable \`state\`. Check GITHUB_API_URL.`);
      }
      async open() {
        const first = await this.#readOpen();
        if (first.atLeast === 1) return first.all;
        return new Set([ ...first.all, ...(await this.#readOpen()).all ]);
      }
      async #readOpen() {
        const path = "/pulls?state=open&sort=created&direction=asc";
        const read = pull => {
          const number = json_isObject(pull) ? integerField(pull, "number") : void 0;
          if (number !== void 0) return number;
          throw new errors_BadReply(`The reply to ${this.#api.name(path)} has a pull request without a number.`);
        };
        let soFar = {
          all: new Set,
          atLeast: 0
        };
        for await (const page of this.#api.pages(path, PERMISSION, read)) soFar = page;
        return soFar;
      }
    }
    // CONCATENATED MODULE: ./build/src/github/refs.js
    const refs_PERMISSION = "contents: read";
    class Refs {
      #api;
      #kind;
      constructor(api, kind) {
        this.#api = api;
        this.#kind = kind;
      }
      async has(name) {
        for await (const {all} of this.#pages(name)) if (all.has(name)) return true;
        return false;
      }
      async all(mostPages = 1 / 0) {
        let names = new Set;
        for await (const {all, atLeast} of this.#pages("")) {
          if (atLeast > mostPages) return;
          names = all;
        }
        return names;
      }
      #pages(start) {
        const kind = `refs/${this.#kind}/`;
        const path = `/git/matching-refs/${this.#kind}/${start.split("/").map(encodeURIComponent).join("/")}`;
        return this.#api.pages(path, refs_PERMISSION, entry => {
          const ref = json_isObject(entry) ? stringField(entry, "ref") : void 0;
          if (ref?.startsWith(kind) === true) return ref.slice(kind.length);
          throw new errors_BadReply(`The reply to ${this.#api.name(path)} has an entry that is not a ref of that kind.`);
        });
      }
    }
    // CONCATENATED MODULE: ./build/src/github/workflow-runs.js
    const workflow_runs_PERMISSION = "actions: read";
    class WorkflowRuns {
      #api;
      constructor(api) {
        this.#api = api;
      }
      async state(id) {
        const path = `/actions/runs/${id}`;
        try {
          const run = await this.#api.get(path, workflow_runs_PERMISSION);
          const status = json_isObject(run) ? stringField(run, "status") : void 0;
          if (status !== void 0) return status === "completed" ? "completed" : "unfinished";
        } catch (error) {
          if (error instanceof HttpError && error.status === 404) return "unknown";
          throw error;
        }
        throw new errors_BadReply(`The reply to ${this.#api.name(path)} has no usable \`status\`. Check GITHUB_API_URL.`);
      }
    }
    // CONCATENATED MODULE: ./build/src/actions/sweep/delete-all.js
    const CONCURRENCY = 5;
    var deleteAll = (async function deleteAll(due, limit, collaborators) {
      const done = {
        deleted: [],
        failed: [],
        gone: 0,
        kept: [],
        rest: []
      };
      const queue = [ ...due ];
      let left = limit;
      const worker = async () => {
        for (let one = queue[0]; one !== void 0 && left > 0; one = queue[0]) {
          queue.shift();
          left -= 1;
          if (!await deleteOne(one, done, collaborators)) left += 1;
        }
      };
      const endGroup = group_startGroup(Math.min(limit, due.length), `Deleting ${Math.min(limit, due.length)} databases`, collaborators.log);
      await Promise.all(Array.from({
        length: CONCURRENCY
      }, worker)).finally(endGroup);
      return {
        ...done,
        rest: queue
      };
    });
    var deleteOne = (async function deleteOne(due, done, collaborators) {
      const {upstash, client, log} = collaborators;
      const {database_id, database_name, reason} = due;
      const began = client.clock.now();
      try {
        if (await upstash.delete(database_id, () => delete_all_confirm(due, collaborators))) {
          done.deleted.push({
            database_id,
            database_name,
            reason
          });
          const took = inSeconds(client.clock.now() - began);
          log.info(`Deleted ${text_quoted(database_name)} (${database_id}) in ${took}: ${reason}.`);
        } else {
          done.gone += 1;
          log.info(`${text_quoted(database_name)} (${database_id}) was gone already.`);
        }
      } catch (error) {
        if (error instanceof NotConfirmed) {
          done.kept.push({
            database_name,
            why: error.message
          });
          return false;
        }
        done.failed.push({
          due,
          why: messageOf(error)
        });
      }
      return true;
    });
    var delete_all_confirm = (async function delete_all_confirm(due, {client}) {
      try {
        await (due.judge?.confirm(due));
      } catch (error) {
        if (error instanceof NotConfirmed || client.deadline.signal.aborted) throw error;
        throw new NotConfirmed("GitHub did not say whether it is still due", {
          cause: error
        });
      }
    });
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
    var isRepository = (function isRepository(text) {
      return /^[^/]+\/[^/]+$/.test(text);
    });
    function isNamePrefix(text) {
      return /^[a-z0-9-]{3,20}$/.test(text);
    }
    function name_parts_isSuffix(text) {
      return /^[0-9a-z]{1,8}$/.test(text);
    }
    var isRunId = (function isRunId(text) {
      return /^[1-9]\d{0,15}$/.test(text);
    });
    var isKind = (function isKind(word) {
      return KINDS.includes(word);
    });
    function isJobKey(word) {
      return /^[0-9a-z]{5}$/.test(word);
    }
    function baseHash(base) {
      const digits = hash_hashOf(base, 9);
      return `${decimal(digits.charAt(0))}${digits.slice(2)}`;
    }
    var isBaseHash = (function isBaseHash(word) {
      return /^[0-9][0-9a-z]{7}$/.test(word);
    });
    function refHash(kind, ref) {
      const digits = hash_hashOf(`${kind}\n${ref}`, 9);
      const second = BEYOND_HEX.charAt(Number.parseInt(digits.charAt(1), 36) % BEYOND_HEX.length);
      const start = `${decimal(digits.charAt(0))}${second}${digits.slice(2)}`;
      return start + checkDigit(kind, start);
    }
    var isRefHash = (function isRefHash(kind, word) {
      return /^[0-9][g-z][0-9a-z]{8}$/.test(word) && word.endsWith(checkDigit(kind, word.slice(0, -1)));
    });
    var slug = (function slug(text) {
      return text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
    });
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
    var deriveName = (function deriveName(owner, subject, suffix) {
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
    });
    var parseName = (function parseName(owner, name) {
      const words = name.split("-");
      const border = words.findIndex(isKind);
      if (border < 1 || name.length > MAX_NAME_LENGTH) return;
      const [kind, ...which] = words.slice(border);
      const parsed = parseWhich(kind ?? "", which);
      if (parsed === void 0) return;
      const subject = subjectIn(parsed);
      if (subject !== void 0) return deriveName(owner, subject, parsed.suffix) === name ? parsed : void 0;
      return words.slice(0, border).join("-") === baseBeforeHash(owner, parsed) ? parsed : void 0;
    });
    var subjectIn = (function subjectIn(parsed) {
      if (parsed.kind === "pr" || parsed.kind === "run") return parsed;
      return parsed.ref === void 0 ? void 0 : {
        kind: parsed.kind,
        ref: parsed.ref
      };
    });
    var plainWhich = (function plainWhich(subject, suffix) {
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
    });
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
    var plainBase = (function plainBase({repository, prefix}) {
      const [owner = "", name = ""] = repository.toLowerCase().split("/");
      const base = prefix ?? `${owner}-${name}`;
      const words = base.split("-");
      const readable = prefix !== void 0 || slug(owner) === owner && slug(name) === name && !owner.includes("-");
      return readable && !words.some(isKind) && !isBaseHash(words.at(-1) ?? "") ? base : void 0;
    });
    function hashedBase({repository, prefix}) {
      return baseHash(prefix === void 0 ? `repository\n${repository.toLowerCase()}` : `prefix\n${prefix}`);
    }
    var parseWhich = (function parseWhich(kind, which) {
      const [number = "", ...rest] = which;
      if (kind === "branch" || kind === "tag") return parseRef(kind, which);
      if (!isRunId(number)) return;
      if (kind === "pr") {
        if (rest.length > 1 || !Number.isSafeInteger(Number(number)) || !rest.every(name_parts_isSuffix)) return;
        return {
          kind,
          number: Number(number),
          suffix: rest[0]
        };
      }
      return parseRun(number, rest);
    });
    function parseRun(runId, rest) {
      const [job, ...more] = rest.length > 0 && isJobKey(rest[0] ?? "") ? rest : [ void 0, ...rest ];
      if (more.length > 1 || !more.every(word => word !== void 0 && name_parts_isSuffix(word))) return;
      return {
        kind: "run",
        runId,
        job: job === NO_JOB ? void 0 : job,
        suffix: more[0]
      };
    }
    var parseRef = (function parseRef(kind, words) {
      const [ref] = words;
      const hashAt = words.findLastIndex(word => isRefHash(kind, word));
      const [suffix, ...more] = words.slice(Math.max(1, hashAt + 1));
      if (ref === void 0 || !words.every(word => /^[a-z0-9]+$/.test(word))) return;
      if (more.length > 0 || suffix !== void 0 && !name_parts_isSuffix(suffix)) return;
      return {
        kind,
        ref: hashAt < 1 ? ref : void 0,
        suffix
      };
    });
    // CONCATENATED MODULE: ./build/src/upstash/database.js
    const CREDENTIALS = [ "password", "rest_token", "read_only_rest_token" ];
    function database_credentialsIn(reply) {
      return json_isObject(reply) ? CREDENTIALS.flatMap(name => nonEmpty(stringField(reply, name)) ?? []) : [];
    }
    var database_isDatabaseId = (function database_isDatabaseId(text) {
      return /^[\w-]{1,100}$/.test(text);
    });
    function parseDatabase(reply, source) {
      if (!json_isObject(reply)) throw new errors_BadReply(`The reply to ${source} is not a JSON object. ${WHAT_NEXT}`);
      const text = name => nonEmpty(stringField(reply, name));
      return {
        database_id: requiredId(reply, source),
        database_name: text("database_name") ?? text("name") ?? "",
        endpoint: requiredHost(reply, source),
        port: port(reply, source),
        tls: booleanField(reply, "tls") ?? true,
        region: text("region"),
        primary_region: text("primary_region"),
        read_regions: words(field(reply, "read_regions")),
        type: text("type"),
        creation_time: creationTime(reply),
        state: text("state"),
        eviction: booleanField(reply, "eviction"),
        password: text("password"),
        rest_token: text("rest_token"),
        read_only_rest_token: text("read_only_rest_token"),
        rest_url: text("rest_url")
      };
    }
    var parseDatabaseList = (function parseDatabaseList(reply, source) {
      if (!Array.isArray(reply)) throw new errors_BadReply(`The reply to ${source} is not a JSON array. ${WHAT_NEXT}`);
      return reply.flatMap(entry => {
        if (!json_isObject(entry)) return [];
        const database_name = stringField(entry, "database_name");
        if (database_name === void 0) return [];
        return {
          database_id: stringField(entry, "database_id") ?? "",
          database_name,
          creation_time: creationTime(entry),
          state: stringField(entry, "state")
        };
      });
    });
    const EARLIEST_CREATION = Date.UTC(2019, 0) / 1e3;
    var creationTime = (function creationTime(reply) {
      const seconds = integerField(reply, "creation_time");
      return seconds === void 0 || seconds < EARLIEST_CREATION ? void 0 : seconds;
    });
    const WHAT_NEXT = "Check `api_url`; if it is right, the API may have changed: please report it.";
    function nonEmpty(text) {
      return text === "" ? void 0 : text;
    }
    function words(value) {
      return Array.isArray(value) ? value.filter(word => typeof word === "string") : void 0;
    }
    function requiredId(reply, source) {
      const id = field(reply, "database_id");
      if (typeof id === "string" && database_isDatabaseId(id)) return id;
      throw unusable("database_id", id, source);
    }
    function requiredHost(reply, source) {
      const endpoint = field(reply, "endpoint");
      if (typeof endpoint !== "string" || !/^[a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?$/i.test(endpoint)) throw unusable("endpoint", endpoint, source);
      return endpoint.includes(".") ? endpoint : `${endpoint}.upstash.io`;
    }
    function port(reply, source) {
      const value = field(reply, "port") ?? 6379;
      const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
      if (typeof number === "number" && Number.isInteger(number) && number >= 1 && number <= 65535) return number;
      throw unusable("port", value, source);
    }
    function unusable(name, value, source) {
      const what = value === void 0 || value === null || value === "" ? "has no" : "has an unusable";
      const given = typeof value === "string" && value !== "" ? ` (${text_quoted(value)})` : "";
      return new errors_BadReply(`The reply to ${source} ${what} \`${name}\`${given}. ${WHAT_NEXT}`);
    }
    var oldestFirst = (function oldestFirst(a, b) {
      const bornA = a.creation_time ?? 1 / 0;
      const bornB = b.creation_time ?? 1 / 0;
      if (bornA === bornB) return a.database_id < b.database_id ? -1 : 1;
      return bornA - bornB;
    });
    var isThere = (function isThere({state}) {
      return state !== "deleted";
    });
    // CONCATENATED MODULE: ./build/src/actions/own.js
    var ownDatabases = (function ownDatabases(all, owner) {
      return all.filter(isThere).flatMap(database => {
        const parsed = parseName(owner, database.database_name);
        return parsed === void 0 ? [] : {
          ...database,
          parsed
        };
      }).sort(oldestFirst);
    });
    var describeOwner = (function describeOwner({repository, prefix}) {
      return prefix === void 0 ? repository : `the prefix "${prefix}"`;
    });
    var counted = (function counted(databases) {
      return databases === 1 ? "1 database" : `${databases} databases`;
    });
    // CONCATENATED MODULE: ./build/src/actions/age.js
    const NO_AGE = "Upstash gives no creation time that can be right";
    var ageOf = (function ageOf(creationTime, now) {
      if (creationTime === void 0 || creationTime > now.latest) return;
      return Math.max(0, now.earliest - creationTime);
    });
    function inWords(seconds) {
      const hours = Math.floor(seconds / 3600);
      return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
    }
    // CONCATENATED MODULE: ./build/src/actions/sweep/plan.js
    var planSweep = (function planSweep(own, options) {
      const due = [];
      const unknown = [];
      const lasting = [];
      for (const database of own) {
        const found = database_isDatabaseId(database.database_id) ? whyDue(database, options) : {
          unknown: "Upstash lists it with an unusable id"
        };
        const {database_name} = database;
        if ("unknown" in found) unknown.push({
          database_name,
          why: found.unknown
        }); else if ("keep" in found) lasting.push({
          database_name,
          why: found.keep
        }); else due.push({
          ...database,
          ...found
        });
      }
      due.sort((a, b) => (a.creation_time ?? 0) - (b.creation_time ?? 0));
      return {
        due,
        unknown,
        lasting
      };
    });
    var whyDue = (function whyDue(database, {judges, olderThanSeconds, now}) {
      const {kind} = database.parsed;
      const limit = kind === "pr" || kind === "run" ? olderThanSeconds : void 0;
      const age = ageOf(database.creation_time, now);
      if (limit !== void 0 && age !== void 0 && age > limit) return {
        reason: `it is ${inWords(age)} old`,
        judge: void 0
      };
      const judge = judges[kind];
      const judgement = judge?.judge(database) ?? {
        keep: whyNobodyAsks(kind, limit === void 0 ? void 0 : age)
      };
      if ("due" in judgement) return {
        reason: judgement.due,
        judge
      };
      return "keep" in judgement && limit !== void 0 && age === void 0 ? {
        unknown: NO_AGE
      } : judgement;
    });
    const IN_WORDS = {
      pr: "pull requests",
      run: "runs",
      branch: "branches",
      tag: "tags"
    };
    var whyNobodyAsks = (function whyNobodyAsks(kind, age) {
      return age === void 0 ? `this sweep does not look whether ${IN_WORDS[kind]} are over` : `it is only ${inWords(age)} old`;
    });
    // CONCATENATED MODULE: ./build/src/actions/sweep/pull-requests.js
    class PullRequestJudge {
      problem="The open pull requests could not be read, so none counts as closed.";
      #pullRequests;
      #open;
      constructor(pullRequests) {
        this.#pullRequests = pullRequests;
      }
      async look() {
        this.#open = await this.#pullRequests.open();
      }
      judge(database) {
        if (this.#open === void 0) return {
          unknown: "GitHub did not say whether its pull request is closed"
        };
        const number = numberOf(database);
        return this.#open.has(number) ? {
          keep: `pull request ${number} is open`
        } : {
          due: `pull request ${number} is closed`
        };
      }
      async confirm(database) {
        const open = await this.#pullRequests.isOpen(numberOf(database)).catch(error => {
          if (!(error instanceof HttpError) || error.status !== 404) throw error;
          throw new NotConfirmed("GitHub knows no pull request of its number", {
            cause: error
          });
        });
        if (open) throw new NotConfirmed("its pull request is open again");
      }
    }
    var numberOf = (function numberOf({parsed}) {
      return parsed.kind === "pr" ? parsed.number : NaN;
    });
    // CONCATENATED MODULE: ./build/src/actions/sweep/shared-answer.js
    const FRESH_MS = 1e3;
    class SharedAnswer {
      #clock;
      #ask;
      #last;
      constructor(clock, ask) {
        this.#clock = clock;
        this.#ask = ask;
      }
      last() {
        return (this.#last ?? this.#askAnew()).answer;
      }
      fresh() {
        const {answer, cameAt} = this.#last ?? this.#askAnew();
        if (cameAt === void 0) return answer;
        const age = this.#clock.now() - cameAt;
        return age >= 0 && age <= FRESH_MS ? answer : this.#askAnew().answer;
      }
      #askAnew() {
        const asked = {
          answer: this.#ask(),
          cameAt: void 0
        };
        const note = () => {
          asked.cameAt = this.#clock.now();
        };
        asked.answer.then(note, note);
        this.#last = asked;
        return asked;
      }
    }
    // CONCATENATED MODULE: ./build/src/actions/sweep/refs.js
    const YOUNGEST_SECONDS = 3600;
    class RefJudge {
      problem;
      #collaborators;
      #names;
      #there=new Map;
      constructor(collaborators) {
        const {kind, clock, refs} = collaborators;
        this.problem = `The ${kind === "branch" ? "branches" : "tags"} could not be read, so none counts as deleted.`;
        this.#collaborators = collaborators;
        this.#names = new SharedAnswer(clock, async () => this.#namesOf(await refs.all()));
      }
      async look(databases) {
        const {refs} = this.#collaborators;
        const named = new Set(databases.map(refOf));
        const listed = named.size === 1 && !named.has(void 0) ? void 0 : await refs.all(named.has(void 0) ? 1 / 0 : named.size);
        const answers = new Map;
        for (const ref of named) {
          if (ref === void 0) continue;
          answers.set(ref, listed?.has(ref) ?? await refs.has(ref));
        }
        const names = this.#namesOf(listed);
        for (const one of databases) {
          const there = answers.get(refOf(one)) ?? names.have(one);
          this.#there.set(one.database_name, there);
        }
      }
      judge(database) {
        const there = this.#there.get(database.database_name);
        const {kind, now} = this.#collaborators;
        if (there === void 0) return {
          unknown: `GitHub did not say whether its ${kind} is gone`
        };
        const age = ageOf(database.creation_time, now);
        const ref = refOf(database);
        const which = ref === void 0 ? `its ${kind}` : `${kind} ${ref}`;
        if (there) return {
          keep: `${which} is there`
        };
        if (age === void 0) return {
          unknown: NO_AGE
        };
        if (age < YOUNGEST_SECONDS) return {
          keep: `${which} may be on its way: the database is not an hour old`
        };
        return {
          due: `${which} is gone`
        };
      }
      async confirm(database) {
        const {refs, kind} = this.#collaborators;
        const ref = refOf(database);
        const there = ref === void 0 ? (await this.#names.fresh()).have(database) : await refs.has(ref);
        if (there) throw new NotConfirmed(`its ${kind} is there again`);
      }
      #namesOf(refs = []) {
        const {owner, kind} = this.#collaborators;
        return new RefNames(refs, (ref, suffix) => deriveName(owner, {
          kind,
          ref
        }, suffix));
      }
    }
    class RefNames {
      #refs;
      #derive;
      #bySuffix=new Map;
      constructor(refs, derive) {
        this.#refs = [ ...refs ];
        this.#derive = derive;
      }
      have({database_name, parsed: {suffix}}) {
        const names = this.#bySuffix.get(suffix) ?? new Set(this.#refs.map(ref => this.#derive(ref, suffix)));
        this.#bySuffix.set(suffix, names);
        return names.has(database_name);
      }
    }
    function refOf({parsed}) {
      return parsed.kind === "branch" || parsed.kind === "tag" ? parsed.ref : void 0;
    }
    // CONCATENATED MODULE: ./build/src/actions/sweep/runs.js
    const LONGEST_RUN_SECONDS = 36 * 86400;
    const runs_CONCURRENCY = 5;
    class RunJudge {
      problem="The workflow runs could not be read, so none counts as finished.";
      #collaborators;
      #states=new Map;
      #forbidden=false;
      #seesRuns;
      constructor(collaborators) {
        this.#collaborators = collaborators;
        const {clock, runs, ownRunId} = collaborators;
        this.#seesRuns = new SharedAnswer(clock, async () => ownRunId !== "" && await runs.state(ownRunId) !== "unknown");
      }
      async look(databases) {
        try {
          await this.#askAll(new Set(databases.map(runIdOf)));
        } catch (error) {
          this.#states.clear();
          throw error;
        }
        if (this.#forbidden) this.#collaborators.log.notice("GitHub does not let this job read workflow runs, so a run counts as finished 36 days after its database was made. Give the job `permissions: actions: read` to sweep earlier."); else if (this.#states.size === 0) throw new ActionError(`${UNSEEN}. Give the job \`permissions: actions: read\`, and leave \`github_token\` at its default or give one that may read this repository.`);
      }
      judge(database) {
        const id = runIdOf(database);
        const state = this.#states.get(id);
        if (state === "completed") return {
          due: `run ${id} is finished`
        };
        if (state === "unknown") return {
          due: `run ${id} is gone`
        };
        if (state === "unfinished") return {
          keep: `run ${id} is not finished`
        };
        if (!this.#forbidden) return {
          unknown: "GitHub did not say whether its run is finished"
        };
        const age = ageOf(database.creation_time, this.#collaborators.now);
        if (age === void 0) return {
          unknown: NO_AGE
        };
        return age > LONGEST_RUN_SECONDS ? {
          due: "no run lasts as long as this database is there"
        } : {
          keep: "its run may still be going on: this job may not read workflow runs"
        };
      }
      async confirm(database) {
        const id = runIdOf(database);
        if (this.#forbidden && !this.#states.has(id)) return;
        const state = await this.#collaborators.runs.state(id);
        if (state === "unfinished") throw new NotConfirmed("its run is running again");
        if (state === "unknown" && !await this.#seesRuns.fresh()) throw new NotConfirmed(UNSEEN);
      }
      async #askAll(runIds) {
        const ids = runIds.values();
        const failures = [];
        const worker = async () => {
          for (const id of ids) {
            if (this.#forbidden || failures.length > 0) return;
            await this.#ask(id).catch(error => failures.push(error));
          }
        };
        await Promise.all(Array.from({
          length: runs_CONCURRENCY
        }, worker));
        if (failures.length > 0) throw failures[0];
      }
      async #ask(id) {
        try {
          const state = await this.#collaborators.runs.state(id);
          if (state !== "unknown" || await this.#seesRuns.last()) this.#states.set(id, state);
        } catch (error) {
          if (!(error instanceof HttpError) || error instanceof RateLimited || error.status !== 403) throw error;
          this.#forbidden = true;
        }
      }
    }
    const UNSEEN = "GitHub shows this job no workflow runs";
    function runIdOf({parsed}) {
      return parsed.kind === "run" ? parsed.runId : "";
    }
    // CONCATENATED MODULE: ./build/src/actions/sweep/sweep.js
    var sweep = (async function sweep(request, collaborators) {
      const {upstash, client, log} = collaborators;
      const {owner, olderThanSeconds, maxDeletes, dryRun} = request;
      const own = ownDatabases(await upstash.list(), owner);
      const now = client.now();
      const judges = judgesFor(request, collaborators, now);
      await lookAll(judges, own, {
        ...collaborators,
        byAge: olderThanSeconds !== void 0
      });
      const plan = planSweep(own, {
        judges,
        olderThanSeconds,
        now
      });
      if (dryRun) return dryReport(plan, own.length, {
        maxDeletes,
        log
      });
      const {due, unknown, lasting} = plan;
      const {deleted, failed, kept, rest} = await deleteAll(due, maxDeletes, collaborators);
      sayKept([ ...unknown, ...kept ], log);
      const left = leftForNext(rest, {
        due: due.length - kept.length,
        maxDeletes
      }, log);
      const keptDatabases = [ ...left, ...unknown, ...kept, ...lasting ];
      log.info(`Checked ${counted(own.length)} of ${describeOwner(owner)}, deleted ${deleted.length}, kept ${keptDatabases.length}.`);
      return {
        deleted,
        failed,
        kept: keptDatabases.length,
        keptDatabases,
        planned: [],
        dryRun
      };
    });
    function dryReport({due, unknown, lasting}, checked, {maxDeletes, log}) {
      const planned = due.slice(0, maxDeletes);
      sayKept(unknown, log);
      const left = leftForNext(due.slice(maxDeletes), {
        due: due.length,
        maxDeletes
      }, log);
      sayPlanned(planned, checked, log);
      const keptDatabases = [ ...left, ...unknown, ...lasting ];
      return {
        deleted: [],
        failed: [],
        kept: checked,
        keptDatabases,
        planned: planned.map(outlined),
        dryRun: true
      };
    }
    function outlined({database_id, database_name, reason}) {
      return {
        database_id,
        database_name,
        reason
      };
    }
    var judgesFor = (function judgesFor({owner, closedPullRequests, finishedRuns, deletedBranches, ownRunId}, {github, log, client}, now) {
      if (github === void 0) return {};
      const {clock} = client;
      const shared = {
        owner,
        now,
        clock
      };
      return {
        ...closedPullRequests && {
          pr: new PullRequestJudge(new PullRequests(github))
        },
        ...finishedRuns && {
          run: new RunJudge({
            runs: new WorkflowRuns(github),
            ownRunId,
            now,
            clock,
            log
          })
        },
        ...deletedBranches && {
          branch: new RefJudge({
            ...shared,
            refs: new Refs(github, "heads"),
            kind: "branch"
          }),
          tag: new RefJudge({
            ...shared,
            refs: new Refs(github, "tags"),
            kind: "tag"
          })
        }
      };
    });
    var lookAll = (async function lookAll(judges, own, {client, log, byAge}) {
      const problems = [];
      let answers = 0;
      for (const [kind, judge] of Object.entries(judges)) {
        const databases = own.filter(({parsed}) => parsed.kind === kind);
        if (databases.length === 0) continue;
        try {
          await judge.look(databases);
          answers += 1;
        } catch (error) {
          if (client.deadline.signal.aborted) throw error;
          problems.push({
            text: `${judge.problem} ${messageOf(error)}`,
            cause: error
          });
        }
      }
      const [first] = problems;
      if (first !== void 0 && answers === 0 && !byAge) throw new ActionError(problems.map(({text}) => text).join(" "), {
        cause: first.cause
      });
      for (const {text} of problems) log.warning(text);
    });
    // CONCATENATED MODULE: ./build/src/http/retry-after.js
    function parseRetryAfter(value, now) {
      if (value === void 0) return;
      const trimmed = value.trim();
      if (/^\d+$/.test(trimmed)) return Number(trimmed) * 1e3;
      if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(trimmed)) return;
      const date = Date.parse(trimmed.endsWith("GMT") ? trimmed : `${trimmed} GMT`);
      return Number.isNaN(date) ? void 0 : Math.max(0, date - now);
    }
    // CONCATENATED MODULE: ./build/src/http/error-reply.js
    function errorWords(body) {
      const text = body.trim();
      if (text === "") return "";
      const json = json_parseJson(text);
      if (typeof json === "string") return plain(json);
      if (json_isObject(json)) {
        const error = field(json, "error");
        const nested = json_isObject(error) ? stringField(error, "message") : void 0;
        return plain(stringField(json, "error") ?? nested ?? stringField(json, "message") ?? "");
      }
      if (json !== void 0 || /^["[{]/.test(text)) return "";
      return plain(text.startsWith("<") ? htmlWords(text) : text, 300);
    }
    function htmlWords(html) {
      const start = html.slice(0, 4e3);
      const title = /<title[^<>]*>([^<]*)/i.exec(start)?.[1]?.trim();
      if (title !== void 0 && title !== "") return title;
      const visible = start.replace(/<(style|script)\b[^>]*>[^]*?<\/\1>/gi, " ");
      return visible.replace(/<[^<>]*>/g, " ").trim();
    }
    function explainErrorReply(reply, target, now, advise) {
      const words = errorWords(reply.body);
      const said = words === "" ? "without saying why." : `saying: ${/[.!?]$/.test(words) ? words : `${words}.`}`;
      return {
        brief: `${target} answered ${reply.status} ${said}`,
        traits: {
          status: reply.status,
          words,
          retryAfterMs: parseRetryAfter(reply.headers["retry-after"], now),
          advice: advise(reply.status, words)
        }
      };
    }
    // CONCATENATED MODULE: ./build/src/github/api-error.js
    const UNSAID_WAIT_MS = 6e4;
    function apiError(reply, {target, now, permission}) {
      const {brief, traits} = explainErrorReply(reply, target, now, status => advice(status, permission));
      if (!isRateLimit(reply, traits.words)) return new HttpError(brief, traits);
      const retryAfterMs = traits.retryAfterMs ?? untilReset(reply, now) ?? UNSAID_WAIT_MS;
      return new RateLimited(brief, {
        ...traits,
        retryAfterMs,
        advice: "GitHub allows this token no more requests for now: run the job again later."
      });
    }
    function isRateLimit({status, headers}, words) {
      if (status === 429) return true;
      if (status !== 403) return false;
      return headers["retry-after"] !== void 0 || headers["x-ratelimit-remaining"] === "0" || /rate limit/i.test(words);
    }
    function untilReset({headers}, now) {
      const reset = headers["x-ratelimit-reset"] ?? "";
      if (headers["x-ratelimit-remaining"] !== "0" || !/^\d{1,12}$/.test(reset)) return;
      return Math.max(0, Number(reset) * 1e3 - now);
    }
    function advice(status, permission) {
      return [ 401, 403, 404 ].includes(status) ? `Give the job \`permissions: ${permission}\`, and leave \`github_token\` at its default or give one that may read this repository.` : "Run the job again later.";
    }
    // CONCATENATED MODULE: ./build/src/github/api.js
    const PER_PAGE = 100;
    class GitHubApi {
      #access;
      #client;
      constructor(access, client) {
        this.#access = access;
        this.#client = client;
      }
      async get(path, permission) {
        return (await this.#send(path, permission)).body;
      }
      async* pages(path, permission, read) {
        const all = new Set;
        for (let page = 1; ;page++) {
          const {entries, more, last} = await this.page(path, page, permission);
          const before = all.size;
          for (const entry of entries) all.add(read(entry));
          const goesOn = more && (entries.length === 0 || all.size > before);
          yield {
            all,
            atLeast: goesOn ? Math.max(page + 1, last ?? 0) : page
          };
          if (!goesOn) return;
        }
      }
      async page(path, page, permission) {
        const query = `${path.includes("?") ? "&" : "?"}per_page=${PER_PAGE}&page=${page}`;
        const {body, link} = await this.#send(path + query, permission);
        if (!Array.isArray(body)) throw new errors_BadReply(`${this.name(path)} did not answer with a JSON array. Check GITHUB_API_URL.`);
        const last = /[?&]page=(\d{1,6})(?:&[^>]*)?>;\s*rel="?last\b/.exec(link ?? "")?.[1];
        return {
          entries: body,
          more: link === void 0 ? body.length === PER_PAGE : /;\s*rel="?next\b/.test(link),
          last: last === void 0 ? void 0 : Number(last)
        };
      }
      name(path) {
        return describe(this.#request(path));
      }
      #request(path) {
        const {apiUrl, repository, token} = this.#access;
        const name = repository.split("/").map(encodeURIComponent).join("/");
        return {
          method: "GET",
          url: new URL(`${apiUrl}/repos/${name}${path}`),
          headers: {
            accept: "application/vnd.github+json",
            authorization: `Bearer ${token}`,
            "x-github-api-version": "2022-11-28"
          }
        };
      }
      #send(path, permission) {
        return this.#client.retry("read", () => this.exchange(path, permission));
      }
      async exchange(path, permission, changes = {}) {
        const request = {
          ...this.#request(path),
          ...changes
        };
        const reply = await this.#client.send(request);
        if (reply.status === 200 || request.method === "POST" && reply.status === 201) return {
          body: json_parseJson(reply.body),
          link: reply.headers["link"]
        };
        throw apiError(reply, {
          target: describe(request),
          now: this.#client.clock.now(),
          permission
        });
      }
    }
    // CONCATENATED MODULE: ./build/src/runner/event.js
    function pullRequestOf({payload, repository}) {
      const pull = field(payload, "pull_request");
      if (json_isObject(pull)) {
        const number = integerField(pull, "number") ?? integerField(payload, "number");
        if (number === void 0 || number < 1) return;
        return {
          number,
          fromFork: isFromFork(pull, repository)
        };
      }
      const issue = field(payload, "issue");
      if (!json_isObject(issue) || !json_isObject(field(issue, "pull_request"))) return;
      const number = integerField(issue, "number");
      return number === void 0 || number < 1 ? void 0 : {
        number,
        fromFork: false
      };
    }
    function whySecretsAreWithheld(context) {
      if (context.actor === "dependabot[bot]") return "GitHub does not pass Actions secrets to runs that Dependabot starts";
      return context.eventName !== "pull_request_target" && pullRequestOf(context)?.fromFork === true ? "GitHub does not pass secrets to runs of pull requests from forks" : void 0;
    }
    function isFromFork(pull, repository) {
      const head = field(pull, "head");
      if (!json_isObject(head)) return false;
      const home = field(head, "repo");
      const name = json_isObject(home) ? stringField(home, "full_name") : void 0;
      return home === null || name !== void 0 && name.toLowerCase() !== repository.toLowerCase();
    }
    // CONCATENATED MODULE: ./build/src/masking.js
    var masking_maskAllForms = (function masking_maskAllForms(secret, mask) {
      if (secret.trim() === "") return;
      mask(secret);
      const encoded = text_percentEncoded(secret);
      if (encoded !== secret) mask(encoded);
    });
    // CONCATENATED MODULE: ./build/src/http/retryable.js
    const ALWAYS = [ "read", "create", "delete", "ping" ];
    const NEVER = [];
    const NEW_HOST_GRACE_MS = 1e4;
    const LONGEST_PING_WAIT_MS = 5e3;
    const retryable_status = fits => error => error instanceof HttpError && fits(error.status);
    const TABLE = [ {
      failure: error => error instanceof NoReply && error.transient && !error.mayHaveArrived,
      retry: ALWAYS,
      mayHaveTakenEffect: false
    }, {
      failure: error => error instanceof NoReply && error.transient,
      retry: ALWAYS,
      mayHaveTakenEffect: true
    }, {
      failure: error => error instanceof NoReply && !error.mayHaveArrived,
      retry: [ "ping" ],
      mayHaveTakenEffect: false,
      graceMs: NEW_HOST_GRACE_MS
    }, {
      failure: error => error instanceof NoReply,
      retry: NEVER,
      mayHaveTakenEffect: true
    }, {
      failure: error => error instanceof NameTaken,
      retry: [ "create" ],
      mayHaveTakenEffect: false,
      attempts: 8
    }, {
      failure: error => error instanceof NotYet,
      retry: [ "ping" ],
      mayHaveTakenEffect: false
    }, {
      failure: error => error instanceof RateLimited,
      retry: ALWAYS,
      mayHaveTakenEffect: false
    }, {
      failure: retryable_status(code => code === 429),
      retry: ALWAYS,
      mayHaveTakenEffect: false
    }, {
      failure: retryable_status(code => code === 408 || code >= 500),
      retry: ALWAYS,
      mayHaveTakenEffect: true
    }, {
      failure: retryable_status(code => code === 401),
      retry: [ "ping" ],
      mayHaveTakenEffect: false
    }, {
      failure: retryable_status(() => true),
      retry: [ "ping" ],
      mayHaveTakenEffect: false,
      graceMs: NEW_HOST_GRACE_MS
    }, {
      failure: error => error instanceof errors_BadReply,
      retry: [ "delete" ],
      mayHaveTakenEffect: true,
      attempts: 3
    } ];
    function rowOf(error) {
      return TABLE.find(({failure}) => failure(error));
    }
    function decideRetry(error, operation) {
      const row = rowOf(error);
      if (row?.retry.includes(operation) !== true) return {
        retry: false
      };
      const retryAfterMs = error instanceof HttpError ? error.retryAfterMs : void 0;
      return {
        retry: true,
        ...retryAfterMs !== void 0 && {
          retryAfterMs
        },
        ...row.attempts !== void 0 && {
          attempts: row.attempts
        },
        ...row.graceMs !== void 0 && {
          graceMs: row.graceMs
        },
        ...operation === "ping" && {
          longestWaitMs: LONGEST_PING_WAIT_MS
        }
      };
    }
    function mayHaveTakenEffect(error) {
      return rowOf(error)?.mayHaveTakenEffect === true;
    }
    // CONCATENATED MODULE: ./build/src/upstash/api-error.js
    const NAME_TAKEN = /already (?:exists|in use|taken)|\bname\b.*\btaken\b/i;
    function api_error_apiError(reply, target, now) {
      const {brief, traits} = explainErrorReply(reply, target, now, api_error_advice);
      const {status, words} = traits;
      if (status === 409 || status === 400 && NAME_TAKEN.test(words)) return new NameTaken(brief, traits);
      if (status === 404 && /database not found/i.test(words)) return new NotFound(brief, traits);
      return new HttpError(brief, traits);
    }
    function api_error_advice(status, words) {
      if (/read-?only api key/i.test(words)) return "The `api_key` may only read: make one that may write in the Upstash console, under Account, Management API.";
      if (/regional db creation/i.test(words)) return "Set `region: global` and choose the place with `primary_region`.";
      if (NAME_TAKEN.test(words)) return "Choose another `name`, or delete that database.";
      if (status === 401) return "Check `email` and `api_key`: the key is a management key from the Upstash console (Account, Management API), not a database password, and `email` is the account it was made in.";
      if (status === 403) return "The account or the key is not allowed to do this: check both in the Upstash console.";
      if (status === 404) return "Check `api_url` and what was asked for: there is nothing at this address.";
      if (status === 429) return "The API allows no more requests for now: run the job again later, or fewer jobs at once.";
      if (status === 408 || status >= 500) return "The trouble is at Upstash or on the way there (https://status.upstash.com): run the job again later.";
      return "Check the inputs of this step, and the limits of your Upstash plan, against this message.";
    }
    // EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
        new Proxy({}, {
      get: (target, name) => __nccwpck_require__(916)[name]
    });
    // CONCATENATED MODULE: ./build/src/upstash/regions.js
    const AWS_REGIONS = [ "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "eu-central-1", "eu-west-1", "eu-west-2", "sa-east-1", "ap-south-1", "ap-northeast-1", "ap-southeast-1", "ap-southeast-2", "af-south-1" ];
    function platformOf(region) {
      if (AWS_REGIONS.includes(region)) return "aws";
      return /[a-z]\d+$/.test(region) ? "gcp" : "aws";
    }
    // CONCATENATED MODULE: ./build/src/upstash/create-request.js
    function apiRegion(primaryRegion) {
      return platformOf(primaryRegion) === "gcp" ? "gcp-global" : "global";
    }
    function createRequestBody(wish) {
      return {
        name: wish.name,
        database_name: wish.name,
        region: apiRegion(wish.primaryRegion),
        platform: platformOf(wish.primaryRegion),
        primary_region: wish.primaryRegion,
        ...wish.readRegions.length > 0 && {
          read_regions: wish.readRegions
        },
        tls: wish.tls,
        ...wish.plan !== void 0 && {
          plan: wish.plan
        },
        ...wish.budget !== void 0 && {
          budget: wish.budget
        },
        ...wish.eviction !== void 0 && {
          eviction: wish.eviction
        }
      };
    }
    // CONCATENATED MODULE: ./build/src/upstash/client.js
    var basicCredentials = (function basicCredentials({email, apiKey}) {
      return Buffer.from(`${email}:${apiKey}`, "utf8").toString("base64");
    });
    class UpstashClient {
      #client;
      #mask;
      #apiUrl;
      #authorization;
      constructor(account, {client, mask}) {
        this.#client = client;
        this.#mask = mask;
        this.#apiUrl = account.apiUrl;
        this.#authorization = `Basic ${basicCredentials(account)}`;
      }
      list() {
        return this.#client.retry("read", () => this.listOnce());
      }
      async listOnce() {
        const request = this.#request("GET", "/redis/databases");
        return parseDatabaseList(json_parseJson((await this.#send(request)).body), describe(request));
      }
      get(id) {
        const request = this.#request("GET", `/redis/database/${encodeURIComponent(id)}`);
        return this.#client.retry("read", async () => {
          try {
            const database = this.#readDatabase(await this.#send(request), request);
            return database.state === "deleted" ? void 0 : database;
          } catch (error) {
            if (error instanceof NotFound) return;
            throw error;
          }
        });
      }
      async createOnce(wish) {
        const request = {
          ...this.#request("POST", "/redis/database"),
          body: JSON.stringify(createRequestBody(wish))
        };
        return this.#readDatabase(await this.#send(request), request);
      }
      async delete(id, confirm = () => Promise.resolve()) {
        const request = this.#request("DELETE", `/redis/database/${encodeURIComponent(id)}`);
        let mayBeDone = false;
        try {
          return await this.#client.retry("delete", async () => {
            await confirm();
            try {
              refuseForeignReply(await this.#send(request), request);
              return true;
            } catch (error) {
              if (error instanceof NotFound) return mayBeDone;
              mayBeDone ||= mayHaveTakenEffect(error);
              throw error;
            }
          });
        } catch (error) {
          const foreign = error instanceof errors_BadReply || error instanceof HttpError && error.status === 404;
          throw foreign ? await this.#withWhatTheListShows(id, error) : error;
        }
      }
      async #withWhatTheListShows(id, error) {
        const all = await this.listOnce().catch(() => {});
        if (all === void 0) return error;
        const listed = all.some(({database_id}) => database_id === id);
        return new errors_BadReply(`${error.message} The account's list ${listed ? "still shows" : "does not show"} the database.`, {
          cause: error
        });
      }
      #request(method, path) {
        const headers = {
          accept: "application/json",
          authorization: this.#authorization,
          ...method === "POST" && {
            "content-type": "application/json"
          }
        };
        return {
          method,
          url: new URL(this.#apiUrl + path),
          headers
        };
      }
      async #send(request) {
        const reply = await this.#client.send(request);
        if (reply.status >= 200 && reply.status < 300) return reply;
        throw api_error_apiError(reply, describe(request), this.#client.clock.now());
      }
      #readDatabase(reply, request) {
        const json = json_parseJson(reply.body);
        for (const credential of database_credentialsIn(json)) masking_maskAllForms(credential, this.#mask);
        return parseDatabase(json, describe(request));
      }
    }
    var refuseForeignReply = (function refuseForeignReply({body}, request) {
      if ([ "", "OK", '"OK"' ].includes(body.trim())) return;
      throw new errors_BadReply(`The reply to ${describe(request)} does not say that the database is deleted. Check \`api_url\` and any proxy.`);
    });
    // CONCATENATED MODULE: ./build/src/address.js
    function address_isLoopback(url) {
      return url.hostname === "localhost" || url.hostname === "[::1]" || /^127(?:\.\d+){3}$/.test(url.hostname);
    }
    var mayCarrySecrets = (function mayCarrySecrets(url) {
      return url.protocol === "https:" || url.protocol === "http:" && address_isLoopback(url);
    });
    var baseAddress = (function baseAddress(url) {
      return (url.origin + url.pathname).replace(/\/+$/, "");
    });
    // CONCATENATED MODULE: ./build/src/inputs/reader.js
    function reader_badInput(name, given, allowed) {
      return new InputError(`Input \`${name}\` is ${given}. Allowed: ${allowed}.`);
    }
    var reader_readText = (function reader_readText(input, name) {
      const text = input(name).trim();
      if (text === "") return;
      if (hasControlCharacters(text)) throw reader_badInput(name, `${text_quoted(text)}, with a line break or another control character in it`, "one line of text");
      return text;
    });
    var reader_required = (function reader_required(value, name) {
      if (value !== void 0) return value;
      throw reader_badInput(name, "missing or blank", "a value");
    });
    var readBoolean = (function readBoolean(input, name) {
      const text = reader_readText(input, name);
      if (text === void 0) return;
      if (/^(?:true|True|TRUE)$/.test(text)) return true;
      if (/^(?:false|False|FALSE)$/.test(text)) return false;
      throw reader_badInput(name, text_quoted(text), "`true` or `false`");
    });
    var readFlag = (function readFlag(input, name) {
      return reader_required(readBoolean(input, name), name);
    });
    var readWholeNumber = (function readWholeNumber(input, name, {least, most}, unit = "") {
      const text = reader_readText(input, name);
      if (text === void 0) return;
      const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
      if (number >= least && number <= most) return number;
      throw reader_badInput(name, text_quoted(text), `a whole number${unit === "" ? "" : ` ${unit}`} from ${least} to ${most}`);
    });
    // CONCATENATED MODULE: ./build/src/inputs/account.js
    var readAccount = (function readAccount(input, context, mask) {
      return {
        ...readCredentials(input, context, mask),
        apiUrl: readApiUrl(input)
      };
    });
    var readCredentials = (function readCredentials(input, context, mask) {
      const apiKey = input("api_key").trim();
      const email = input("email").trim();
      masking_maskAllForms(apiKey, mask);
      if (apiKey !== "") masking_maskAllForms(basicCredentials({
        email,
        apiKey
      }), mask);
      if (email === "") throw missing("email", "the email address of your Upstash account, or the id of your team", context);
      if (apiKey === "") throw missing("api_key", "a management API key of your Upstash account", context);
      if (hasControlCharacters(email) || email.includes(":")) throw reader_badInput("email", text_quoted(email), "an email address or a team id, without a colon or a control character");
      if (hasControlCharacters(apiKey)) throw reader_badInput("api_key", "not a key: it has a line break or another control character in it", "the key alone");
      return {
        email,
        apiKey
      };
    });
    function missing(name, what, context) {
      const withheld = whySecretsAreWithheld(context);
      const hint = withheld === void 0 ? "If it comes from a secret or a variable, make sure that this workflow has one of exactly that name." : `${withheld}, so there is none here.`;
      return new InputError(`Input \`${name}\` is missing or blank: it must be ${what}. ${hint}`);
    }
    var readApiUrl = (function readApiUrl(input) {
      const text = reader_required(reader_readText(input, "api_url"), "api_url");
      const allowed = "an `https:` address such as `https://api.upstash.com/v2`, or `http:` to this machine itself";
      const url = URL.canParse(text) ? new URL(text) : void 0;
      const given = text.includes("@") ? "an address with an @ in it" : text_quoted(text);
      if (url === void 0) throw reader_badInput("api_url", `${given}, which is not a URL`, allowed);
      if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") throw reader_badInput("api_url", "a URL with a user, a query or a fragment", allowed);
      if (mayCarrySecrets(url)) return baseAddress(url);
      throw reader_badInput("api_url", `${given}, which would send the key unencrypted`, allowed);
    });
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
    // CONCATENATED MODULE: ./build/src/inputs/common.js
    var readTimeout = (function readTimeout(input) {
      return reader_required(readWholeNumber(input, "timeout", {
        least: 1,
        most: 21600
      }, "of seconds"), "timeout");
    });
    var readJobSummary = (function readJobSummary(input) {
      return readFlag(input, "job_summary");
    });
    var withDefaults = (function withDefaults(input, action) {
      const own = defaults[action];
      return name => {
        const text = input(name);
        return text.trim() === "" && Object.hasOwn(own, name) ? own[name] ?? "" : text;
      };
    });
    // CONCATENATED MODULE: ./build/src/inputs/github.js
    var readGitHub = (function readGitHub({input, context: {apiUrl, repository}, mask}) {
      const token = input("github_token").trim();
      masking_maskAllForms(token, mask);
      if (token === "" || hasControlCharacters(token)) {
        const given = token === "" ? "blank" : "not a token: it has a control character in it";
        throw reader_badInput("github_token", given, "`${{ github.token }}`, its default, or another token that may read pull requests");
      }
      const url = URL.canParse(apiUrl) ? new URL(apiUrl) : void 0;
      if (url === void 0 || !mayCarrySecrets(url)) throw new InputError(`GITHUB_API_URL is ${text_quoted(apiUrl)}, which is not an https address, so \`github_token\` is not sent there. The runner sets this variable.`);
      return {
        apiUrl: baseAddress(url),
        repository,
        token
      };
    });
    var readNameOwner = (function readNameOwner(input, {repository}) {
      if (!isRepository(repository)) throw new InputError(`GITHUB_REPOSITORY is ${text_quoted(repository)}, not \`owner/name\`. The runner sets this variable.`);
      const prefix = reader_readText(input, "name_prefix");
      if (prefix === void 0 || isNamePrefix(prefix)) return {
        repository,
        prefix
      };
      throw reader_badInput("name_prefix", text_quoted(prefix), "3 to 20 characters of `a` to `z`, `0` to `9` and `-`");
    });
    // CONCATENATED MODULE: ./build/src/inputs/sweep.js
    var readSweepInputs = (function readSweepInputs(collaborators) {
      const {context, mask} = collaborators;
      const input = withDefaults(collaborators.input, "sweep");
      const reasons = readReasons(input);
      const asks = reasons.closedPullRequests || reasons.finishedRuns || reasons.deletedBranches;
      const github = asks ? readGitHub(collaborators) : void 0;
      const request = {
        owner: readNameOwner(input, context),
        ...reasons,
        dryRun: readFlag(input, "dry_run"),
        maxDeletes: reader_required(readWholeNumber(input, "max_deletes", {
          least: 1,
          most: 1e5
        }), "max_deletes"),
        ownRunId: isRunId(context.runId) ? context.runId : ""
      };
      return {
        account: readAccount(input, context, mask),
        request,
        github,
        jobSummary: readJobSummary(input),
        timeoutSeconds: readTimeout(input)
      };
    });
    var readReasons = (function readReasons(input) {
      const flag = name => readFlag(input, name);
      const reasons = {
        closedPullRequests: flag("closed_pull_requests"),
        finishedRuns: flag("finished_runs"),
        deletedBranches: flag("deleted_branches"),
        olderThanSeconds: readAge(input)
      };
      if (Object.values(reasons).some(reason => reason !== false && reason !== void 0)) return reasons;
      throw new InputError("Inputs `closed_pull_requests`, `finished_runs` and `deleted_branches` are `false` and `older_than` is blank: nothing would ever be swept. Set one of them.");
    });
    var readAge = (function readAge(input) {
      const text = reader_readText(input, "older_than");
      if (text === void 0) return;
      const [, digits, unit] = /^([1-9]\d{0,5})([hd])$/.exec(text) ?? [];
      if (digits === void 0) throw reader_badInput("older_than", text_quoted(text), "a number of hours or days, such as `36h` or `14d`");
      return Number(digits) * (unit === "h" ? 3600 : 86400);
    });
    // CONCATENATED MODULE: ./build/src/markup.js
    const LONGEST = 300;
    const ENTITIES = {
      "&": "&amp;",
      "<": "&lt;",
      ">": "&gt;",
      '"': "&quot;",
      "'": "&#39;"
    };
    var escaped = (function escaped(text) {
      return plain(text, LONGEST).replace(/[&<>"']/g, sign => ENTITIES[sign] ?? "");
    });
    var code = (function code(text) {
      return `<code>${escaped(text)}</code>`;
    });
    var heading = (function heading(content) {
      return `<h3>Upstash Redis: ${content}</h3>`;
    });
    var table = (function table(headings, rows) {
      const row = (cells, tag) => `<tr>${cells.map(cell => `<${tag}>${cell}</${tag.slice(0, 2)}>`).join("")}</tr>`;
      const lines = [ row(headings, 'th align="left"'), ...rows.map(cells => row(cells, "td")) ];
      return `<table>\n${lines.join("\n")}\n</table>`;
    });
    // CONCATENATED MODULE: ./build/src/report/sweep.js
    const MOST_CHARACTERS = 25e4;
    const MOST_ROWS = 200;
    var sweepReport = (function sweepReport(report, owner) {
      const {deleted, failed, planned, keptDatabases} = report;
      const gone = (title, databases) => ({
        title,
        headings: [ "Database", "Id", "Why" ],
        rows: databases.map(one => [ code(one.database_name), code(one.database_id), escaped(one.reason) ])
      });
      const parts = [ {
        title: "Not deleted, because something failed",
        headings: [ "Database", "Id", "What happened" ],
        rows: failed.map(({due, why}) => [ code(due.database_name), code(due.database_id), code(why) ])
      }, gone("Deleted", deleted), gone("Would be deleted", planned), {
        title: "Kept",
        headings: [ "Database", "Why" ],
        rows: keptDatabases.map(({database_name, why}) => [ code(database_name), escaped(why) ])
      } ];
      const room = {
        left: MOST_CHARACTERS
      };
      return [ heading(headline(report)), "", `<p>Databases of ${code(describeOwner(owner))}.</p>`, "", ...parts.flatMap(part => partOf(part, room)) ].join("\n");
    });
    var headline = (function headline({deleted, planned, failed, kept, dryRun}) {
      const failures = failed.length === 0 ? "" : `, ${failed.length} failed`;
      return dryRun ? `${planned.length} of ${kept} would be deleted (dry run)` : `${deleted.length} deleted, ${kept} kept${failures}`;
    });
    var partOf = (function partOf({title, headings, rows}, room) {
      if (rows.length === 0) return [];
      const shown = [];
      for (const row of rows.slice(0, MOST_ROWS)) {
        room.left -= row.join("").length + 50;
        if (room.left < 0) break;
        shown.push(row);
      }
      const more = rows.length - shown.length;
      return [ `<details${title === "Kept" ? "" : " open"}><summary>${title}: ${rows.length}</summary>`, table(headings, shown), ...more === 0 ? [] : [ `<p>And ${more} more.</p>` ], "</details>", "" ];
    });
    var publishSweep = (function publishSweep({deleted, kept, failed}, {setOutputs}) {
      setOutputs({
        deleted_count: String(deleted.length),
        deleted: JSON.stringify(deleted),
        kept_count: String(kept),
        failed_count: String(failed.length)
      });
    });
    // CONCATENATED MODULE: ./build/src/http/retry.js
    const FIRST_WAIT_MS = 500;
    const LONGEST_WAIT_MS = 15e3;
    var withRetry = (async function withRetry(attempt, decide, {clock, deadline, say}) {
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
    });
    function endOf(deadline, error) {
      const reason = deadline.signal.reason;
      return reason instanceof Cancelled ? reason : error;
    }
    // CONCATENATED MODULE: ./build/src/http/client.js
    const ATTEMPT_LIMIT_MS = 15e3;
    class ApiClient {
      clock;
      deadline;
      #log;
      #send;
      #serverAheadMs=0;
      constructor({send, clock, deadline, log}) {
        this.#send = send;
        this.clock = clock;
        this.deadline = deadline;
        this.#log = log;
      }
      async send(request) {
        const start = this.clock.now();
        const reply = await this.deadline.attempt(ATTEMPT_LIMIT_MS, signal => this.#send(request, signal)).catch(error => {
          throw this.#explain(error, describe(request));
        });
        this.#log.debug(`${describe(request)} answered ${reply.status} after ${this.clock.now() - start} ms.`);
        this.#noteServerTime(reply);
        if (reply.status >= 300 && reply.status < 400) throw redirectRefused(reply, describe(request));
        return reply;
      }
      now() {
        const ours = Math.floor(this.clock.now() / 1e3);
        const theirs = Math.floor((this.clock.now() + this.#serverAheadMs) / 1e3);
        return {
          earliest: Math.min(ours, theirs),
          latest: Math.max(ours, theirs)
        };
      }
      retry(operation, attempt) {
        const {clock, deadline} = this;
        const say = line => {
          this.#log.info(line);
        };
        const decide = error => decideRetry(error, operation);
        return withRetry(attempt, decide, {
          clock,
          deadline,
          say
        });
      }
      #explain(error, target) {
        if (error instanceof AttemptTimeout) {
          const traits = {
            mayHaveArrived: true,
            transient: true,
            advice: "Run the job again later."
          };
          return new NoReply(`${target} gave ${error.message}.`, traits, error);
        }
        if (error instanceof DeadlineExceeded) {
          const {seconds, name, advice} = this.deadline;
          return new DeadlineExceeded(`${target} had not answered when the ${seconds} s of ${name} were over.${advice}`);
        }
        return error;
      }
      #noteServerTime(reply) {
        const date = Date.parse(reply.headers["date"] ?? "");
        if (!Number.isNaN(date)) this.#serverAheadMs = date - this.clock.now();
      }
    }
    function redirectRefused({status}, target) {
      return new HttpError(`${target} answered with a redirect (${status}), which is not followed.`, {
        status,
        words: "",
        retryAfterMs: void 0,
        advice: "Credentials are sent to no other address: check this one, and any proxy in between."
      });
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
    // CONCATENATED MODULE: ./build/src/steps/session.js
    var withSession = (async function withSession({account, timeoutSeconds, limitName}, {send, clock, cancelled, log, mask}, task) {
      const deadline = new Deadline(clock, timeoutSeconds, cancelled, limitName);
      try {
        const client = new ApiClient({
          send,
          clock,
          deadline,
          log
        });
        return await task({
          upstash: new UpstashClient(account, {
            client,
            mask
          }),
          client,
          log
        });
      } finally {
        deadline.release();
      }
    });
    // CONCATENATED MODULE: ./build/src/steps/sweep.js
    var sweepStep = (async function sweepStep(runner) {
      const inputs = readSweepInputs(runner);
      const report = await withSession(inputs, runner, collaborators => {
        const github = inputs.github && new GitHubApi(inputs.github, collaborators.client);
        return sweep(inputs.request, {
          ...collaborators,
          github
        });
      });
      publishSweep(report, runner);
      if (inputs.jobSummary) runner.summary(sweepReport(report, inputs.request.owner));
      const failure = failureOf(report);
      if (failure !== void 0) throw failure;
    });
    // CONCATENATED MODULE: ./build/src/entries/sweep.js
    runStep(sweepStep);
  })();
  module.exports = __webpack_exports__;
})();
