// Reads {"feed": text, "rules": [{"rule", "start", "count"}]} and answers what ical.js makes of them.
import vm from "node:vm";
import ICAL from "ical.js";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const { feed, rules } = JSON.parse(Buffer.concat(chunks).toString("utf8"));

const events = new ICAL.Component(ICAL.parse(feed)).getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    start: event.startDate.toUnixTime(),
    seconds: event.duration.toSeconds(),
    title: event.summary,
    description: event.description,
  };
});

// ical.js searches for ever for some rules that it cannot expand; the script's time limit ends it.
const times = rules.map(({ rule, start, count }) => {
  globalThis.expand = () => {
    const steps = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateTimeString(start));
    return Array.from({ length: count }, () => steps.next()?.toString() ?? "");
  };
  try {
    return vm.runInThisContext("expand()", { timeout: 200 });
  } catch (problem) {
    return [`refused: ${problem.message}`];
  }
});

process.stdout.write(JSON.stringify({ events, times }));
