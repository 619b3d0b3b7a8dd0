"use strict";
(() => {
  const token = document.querySelector('meta[name="token"]').content;
  const at = id => document.getElementById(id);
  const points = [];
  const mostPoints = 180;
  let state = null;
  let lastNumber = 0;
  let isLive = false;

  const kilowatts = watts => (Math.abs(watts) / 1000).toFixed(2) + " kW";
  const amps = milliamps => (Math.abs(milliamps) / 1000).toFixed(1) + " A";

  // Text is set only when it differs: what does not change is not read out again and keeps its selection.
  function put(element, text) {
    if (element.textContent !== text) {
      element.textContent = text;
    }
  }

  function press(buttons, isPressed) {
    for (const button of buttons) {
      const value = String(isPressed(button));
      if (button.getAttribute("aria-pressed") !== value) {
        button.setAttribute("aria-pressed", value);
      }
    }
  }

  async function send(command) {
    const said = at("said");
    try {
      const answer = await fetch("/do", {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-NanoV2G-Token": token },
        body: JSON.stringify(command),
      });
      put(said, await answer.text());
      said.dataset.kind = answer.ok ? "done" : "refused";
    } catch {
      put(said, "The run cannot be reached.");
      said.dataset.kind = "refused";
    }
  }

  function showNow() {
    at("now").dataset.tone = state.now.tone;
    put(at("headline"), state.now.headline);
    put(at("detail"), state.now.detail);
    put(at("clock"), state.clock);
    document.title = state.now.headline + " – nanoV2G live";
    const charge = state.unit.chargePermille;
    put(at("charge"), charge === null ? "no car" : Math.round(charge / 10) + " %");
    at("chargeMeter").value = charge === null ? 0 : charge / 10;
    put(at("scheme"), state.unit.g100State === 0 ? "–" : "State " + state.unit.g100State);
    put(at("schemeWords"), state.unit.g100Words);
    at("schemeTile").classList.toggle("alarm", state.unit.g100State > 1);
    put(at("contactor"), state.unit.contactorClosed ? "Closed" : "Open");
    put(at("contactorWords"), "the unit says: " + state.unit.contactorWords);
    const request = state.window.requestW;
    put(at("request"), request === 0 ? "nothing" : kilowatts(request));
    put(at("askedBy"), request === 0 ? "by nobody" : (request < 0 ? "discharge, by " : "charge, by ") + state.window.askedBy);
  }

  function showFlows() {
    const flows = state.flows;
    const wanted = state.window;
    const volts = flows.supplyMv > 0 ? flows.supplyMv / 1000 : 230;
    const limitOut = wanted.exportLimitMa / 1000 * volts;
    const limitIn = wanted.importLimitMa / 1000 * volts;
    const least = -Math.max(wanted.ratedW, limitOut) * 1.12;
    const most = Math.max(wanted.ratedW, limitIn) * 1.04;
    const place = watts => Math.min(100, Math.max(0, (watts - least) / (most - least) * 100));
    at("flows").style.setProperty("--zero", place(0) + "%");

    function span(element, from, to) {
      element.style.left = place(Math.min(from, to)) + "%";
      element.style.width = Math.abs(place(to) - place(from)) + "%";
    }

    function row(name, watts, words) {
      const element = document.querySelector(`[data-flow="${name}"]`);
      span(element.querySelector(".barfill"), 0, watts);
      const amount = element.querySelector(".amount");
      const text = kilowatts(watts) + " " + words;
      if (amount.dataset.text !== text) {
        amount.dataset.text = text;
        amount.replaceChildren(kilowatts(watts) + " ", Object.assign(document.createElement("em"), { textContent: words }));
      }
      return element;
    }

    const grid = row("grid", flows.gridW, flows.gridW < 0 ? "export" : "import");
    grid.querySelector(".mark.out").style.left = place(-limitOut) + "%";
    grid.querySelector(".mark.in").style.left = place(limitIn) + "%";
    span(grid.querySelector(".zone.out"), least, -limitOut);
    span(grid.querySelector(".zone.in"), limitIn, most);
    put(grid.querySelector(".why"), `${amps(flows.gridMa)} ${flows.gridMa < 0 ? "out" : "in"}; limits ${amps(wanted.exportLimitMa)} out, ${amps(wanted.importLimitMa)} in`);
    row("house", flows.houseW, "used");
    row("solar", -flows.solarW, "given");
    const charger = row("charger", flows.chargerW, flows.chargerW < -50 ? "discharge" : flows.chargerW > 50 ? "charge" : "rests");
    const out = wanted.mostExportMa / 1000 * volts;
    const into = wanted.mostImportMa / 1000 * volts;
    span(charger.querySelector(".window"), -out, into);
    put(charger.querySelector(".why"), `may discharge ${amps(wanted.mostExportMa)}, bounded by ${wanted.exportReason}; charge ${amps(wanted.mostImportMa)}, bounded by ${wanted.importReason}`);
    showChart(-limitOut);
  }

  function showChart(limit) {
    const height = 120;
    const all = points.flatMap(point => [point.gridW, point.chargerW]);
    const least = Math.min(limit * 1.3, -1000, ...all) - 200;
    const most = Math.max(1000, ...all) + 200;
    const y = watts => (height - (watts - least) / (most - least) * height).toFixed(1);
    const steps = Math.max(30, points.length - 1);
    const line = field => points.map((point, index) => `${(600 - (points.length - 1 - index) * 600 / steps).toFixed(1)},${y(point[field])}`).join(" ");
    at("chartGrid").setAttribute("points", line("gridW"));
    at("chartCharger").setAttribute("points", line("chargerW"));
    for (const [id, watts] of [["chartZero", 0], ["chartLimit", limit]]) {
      at(id).setAttribute("y1", y(watts));
      at(id).setAttribute("y2", y(watts));
    }
    put(at("chartLimitWords"), "Export limit " + amps(state.window.exportLimitMa));
    at("chartOver").setAttribute("y", y(limit));
    at("chartOver").setAttribute("height", Math.max(0, height - y(limit)));
    if (points.length > 1) {
      const seconds = Math.round((points.at(-1).unixMs - points[0].unixMs) / 1000);
      put(at("chartSpan"), seconds < 120 ? seconds + " s" : seconds < 7200 ? Math.round(seconds / 60) + " min" : (seconds / 3600).toFixed(1) + " h");
    }
  }

  function showInputs() {
    press(document.querySelectorAll("[data-plug]"), button => button.dataset.plug === String(state.inputs.plug));
    press(document.querySelectorAll("[data-contact]"), button => button.dataset.contact === state.inputs.loadControl);
    press(document.querySelectorAll("[data-logic]"), button => button.dataset.logic === String(state.inputs.logicInterface));
    press(document.querySelectorAll("[data-stop]"), button => button.dataset.stop === String(state.inputs.emergencyStop));
    press(document.querySelectorAll("[data-speed]"), button => Number(button.dataset.speed) === state.speed);
    const missing = state.unit.missing;
    at("missingBox").hidden = missing.length === 0;
    const text = missing.join("\n");
    if (at("missing").dataset.text !== text) {
      at("missing").dataset.text = text;
      at("missing").replaceChildren(...missing.map(words => Object.assign(document.createElement("li"), { textContent: words })));
    }
  }

  function makeFault(fault) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.fault = fault.name;
    button.append(fault.title, document.createElement("small"));
    button.addEventListener("click", () => send({ do: "fault", name: fault.name, present: button.getAttribute("aria-pressed") !== "true" }));
    item.append(button);
    return item;
  }

  function showFaults() {
    const list = at("faults");
    if (list.childElementCount !== state.faults.length) {
      list.replaceChildren(...state.faults.map(makeFault));
    }
    for (const fault of state.faults) {
      const button = list.querySelector(`[data-fault="${fault.name}"]`);
      press([button], () => fault.isPresent);
      put(button.querySelector("small"), fault.isPresent ? "present, " + fault.ends : "not present");
    }
  }

  function showHalfHours() {
    const body = at("halfHours").tBodies[0];
    const text = JSON.stringify(state.halfHours);
    if (body.dataset.text === text) {
      return;
    }
    body.dataset.text = text;
    at("noHalfHours").hidden = state.halfHours.length > 0;
    body.replaceChildren(...state.halfHours.map(halfHour => {
      const row = document.createElement("tr");
      for (const value of [halfHour.span, halfHour.importWh, halfHour.exportWh, halfHour.remark]) {
        row.insertCell().textContent = value;
      }
      return row;
    }));
  }

  function showEvents() {
    const list = at("events");
    // Faster than a person can listen, nothing is read out.
    at("log").setAttribute("aria-live", state.speed !== null && state.speed <= 10 ? "polite" : "off");
    const fresh = state.events.filter(event => event.number > lastNumber);
    for (const event of fresh.reverse()) {
      const item = document.createElement("li");
      item.className = "k-" + event.kind;
      item.append(
        Object.assign(document.createElement("time"), { textContent: event.clock }),
        Object.assign(document.createElement("span"), { textContent: event.text }));
      list.prepend(item);
      lastNumber = event.number;
    }
    while (list.childElementCount > 40) {
      list.lastElementChild.remove();
    }
  }

  function enable() {
    const isOpen = isLive && state !== null && !state.hasEnded;
    for (const button of document.querySelectorAll("button")) {
      button.disabled = !isOpen;
    }
    at("resetLockout").hidden = state === null || state.unit.g100State !== 3;
  }

  function show() {
    showNow();
    showFlows();
    showInputs();
    showFaults();
    showHalfHours();
    showEvents();
    enable();
  }

  function close(words) {
    isLive = false;
    put(at("clock"), words);
    enable();
  }

  function notePoint() {
    const last = points.at(-1);
    const now = performance.now();
    if (last === undefined || now - notePoint.lastMs >= 1000) {
      notePoint.lastMs = now;
      points.push({ unixMs: state.unixMs, gridW: state.flows.gridW, chargerW: state.flows.chargerW });
      if (points.length > mostPoints) {
        points.shift();
      }
    }
  }
  notePoint.lastMs = -1000;

  async function begin() {
    try {
      points.push(...await (await fetch("/history")).json());
    } catch {
      // The chart begins empty.
    }
    const stream = new EventSource("/events");
    stream.onmessage = message => {
      state = JSON.parse(message.data);
      isLive = true;
      notePoint();
      show();
      if (state.hasEnded) {
        stream.close();
        close(state.clock + ": the run has ended");
      }
    };
    stream.onerror = () => close("The run cannot be reached: it has ended, or this machine sleeps");
  }

  at("chargeNow").addEventListener("click", () => send({ do: "chargeNow", minutes: 120 }));
  at("release").addEventListener("click", () => send({ do: "release" }));
  at("resetLockout").addEventListener("click", () => send({ do: "resetLockout" }));
  at("dispatch").addEventListener("submit", event => {
    event.preventDefault();
    const watts = Math.round(Number(at("kilowatts").value) * 1000) * Number(at("direction").value);
    send({ do: "dispatch", watts: watts === 0 ? 0 : watts, minutes: Number(at("minutes").value) });
  });
  for (const button of document.querySelectorAll("[data-plug]")) {
    button.addEventListener("click", () => send({ do: "plug", connected: button.dataset.plug === "true" }));
  }
  for (const button of document.querySelectorAll("[data-contact]")) {
    button.addEventListener("click", () => send({ do: "loadControl", state: button.dataset.contact }));
  }
  for (const button of document.querySelectorAll("[data-logic]")) {
    button.addEventListener("click", () => send({ do: "logicInterface", closed: button.dataset.logic === "true" }));
  }
  for (const button of document.querySelectorAll("[data-stop]")) {
    button.addEventListener("click", () => send({ do: "emergencyStop", pressed: button.dataset.stop === "true" }));
  }
  for (const button of document.querySelectorAll("[data-speed]")) {
    button.addEventListener("click", () => send({ do: "speed", times: Number(button.dataset.speed) }));
  }
  enable();
  begin();
})();
