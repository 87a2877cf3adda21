// Reads an iCalendar file (or standard input) with ical.js and with node-ical and prints both findings as JSON.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const utc = (date) => new Date(date).toISOString().replace(".000Z", "Z");

function componentNames(component) {
  return [component.name, ...component.getAllSubcomponents().flatMap(componentNames)];
}

function icalJsEvent(component) {
  const event = new ICAL.Event(component);
  const first = (name) => component.getFirstPropertyValue(name);
  return {
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    description: event.description,
    location: event.location,
    categories: component.getFirstProperty("categories")?.getValues() ?? [],
    status: first("status"),
    class: first("class"),
    transp: first("transp"),
    url: first("url"),
    geo: first("geo"),
    conference: first("conference"),
    changed: first("last-modified")?.toString(),
    stamp: first("dtstamp")?.toString(),
    wall: event.startDate.toString(),
    starts: utc(event.startDate.toJSDate()),
    ends: utc(event.endDate.toJSDate()),
  };
}

function readWithIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return {
    name: calendar.getFirstPropertyValue("name"),
    components: componentNames(calendar),
    events: calendar.getAllSubcomponents("vevent").map(icalJsEvent),
  };
}

function nodeIcalEvent(event) {
  return {
    uid: event.uid,
    sequence: Number(event.sequence),
    summary: event.summary,
    description: event.description ?? null,
    location: event.location ?? null,
    categories: event.categories ?? [],
    status: event.status,
    class: event.class,
    transp: event.transparency,
    url: event.url?.val ?? event.url ?? null,
    starts: utc(event.start),
    ends: utc(event.end),
  };
}

function readWithNodeIcal(text) {
  const parts = Object.values(nodeIcal.sync.parseICS(text));
  return { events: parts.filter((part) => part.type === "VEVENT").map(nodeIcalEvent) };
}

const text = readFileSync(process.argv[2] ?? 0, "utf8");
console.log(JSON.stringify({ "ical.js": readWithIcalJs(text), "node-ical": readWithNodeIcal(text) }));
