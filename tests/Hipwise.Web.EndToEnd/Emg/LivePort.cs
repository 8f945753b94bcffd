namespace Hipwise.Web.EndToEnd.Emg;

/// <summary>A serial port that is not there: a sensor of two channels at 1000 lines a second, which squeezes when the test says so.</summary>
internal static class LivePort
{
    /// <summary>Put into the page before its own script. <c>window.port</c> has <c>loud</c>, <c>unplug()</c> and <c>plug()</c>; <c>refuses</c> and <c>opens</c> say what happens first.</summary>
    public const string Script = """
        (() => {
          const ports = new EventTarget();
          const tell = (name) => {
            const event = new Event(name);
            Object.defineProperty(event, "target", { value: window.port });
            ports.dispatchEvent(event);
          };
          window.port = Object.assign(new EventTarget(), {
            readable: null, loud: false, refuses: false, opens: true, speeds: [], line: (ms, level) => `${ms},${Math.round(512 + level())},${Math.round(512 + 3 * level())}\r\n`,
            async open({ baudRate }) {
              this.speeds.push(baudRate);
              if (!this.opens) throw new DOMException("", "NetworkError");
              const [encoder, began] = [new TextEncoder(), performance.now()];
              let at = 0;
              this.readable = new ReadableStream({ start: (stream) => { this.stream = stream; }, cancel: () => this.rest() });
              this.stream.enqueue(encoder.encode("7,512\nms,GMAX_L,GMAX_R\n"));
              this.timer = setInterval(() => {
                let text = "";
                for (; at < performance.now() - began; at++) text += this.line(at, () => (Math.random() + Math.random() + Math.random() - 1.5) * 4 * (this.loud ? 20 : 1));
                // Pieces end in the middle of a line.
                const cut = text.length >> 1;
                for (const piece of [text.slice(0, cut), text.slice(cut)]) this.stream.enqueue(encoder.encode(piece));
              }, 8);
            },
            rest() { clearInterval(this.timer); this.readable = null; },
            async close() { this.rest(); },
            unplug() { const { stream } = this; this.rest(); stream.error(new DOMException("The device has been lost.", "NetworkError")); tell("disconnect"); },
            plug() { tell("connect"); },
          });
          ports.requestPort = async () => { if (window.port.refuses) throw new DOMException("No port selected by the user.", "NotFoundError"); return window.port; };
          Object.defineProperty(Navigator.prototype, "serial", { configurable: true, get: () => ports });
        })();
        """;

    /// <summary>A browser that knows no serial ports.</summary>
    public const string None = """Object.defineProperty(Navigator.prototype, "serial", { configurable: true, get: () => undefined });""";
}
