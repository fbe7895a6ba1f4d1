// A calculator like the test centre's. Whole numbers scaled by 10^20 carry the decimals, so
// that 0.1 + 0.2 is 0.3.
"use strict";

{
  const box = document.getElementById("calculator");
  const [figure, kept, opener] = ["figure", "kept", "calculate"].map((id) => document.getElementById(id));
  const [PLACES, ONE] = [20, 10n ** 20n];
  const KEYS = { "*": "×", "/": "÷", "-": "−", ",": ".", Enter: "=", Backspace: "⌫", Delete: "C", r: "√", c: "C" };
  let [entry, value, left, sign, memory, given] = ["0", null, null, "", 0n, true];

  const size = (number) => (number < 0n ? -number : number);
  const divide = (a, b) => {
    const found = (size(a) + size(b) / 2n) / size(b);
    return a < 0n === b < 0n ? found : -found;
  };
  const parse = (text) => {
    const [whole, rest = ""] = text.replace("−", "").split(".");
    const found = BigInt(whole + rest.padEnd(PLACES, "0"));
    return text.startsWith("−") ? -found : found;
  };
  const group = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ",");
  const root = (square) => {
    let [guess, next] = [square, (square + 1n) / 2n];
    while (next < guess) [guess, next] = [next, (next + square / next) / 2n];
    return guess;
  };

  function print(number) {
    const places = Math.max(0, 12 - String(size(number) / ONE).length);
    const step = 10n ** BigInt(PLACES - places);
    const digits = String((size(number) + step / 2n) / step).padStart(places + 1, "0");
    const whole = digits.slice(0, digits.length - places);
    if (whole.length > 15) throw new Error("Too large");
    const rest = places ? digits.slice(-places).replace(/0+$/, "") : "";
    const text = group(whole) + (rest && `.${rest}`);
    return number < 0n && text !== "0" ? `−${text}` : text;
  }

  const current = () => (entry === null ? value || 0n : parse(entry));
  const combine = (a, b) => {
    if (sign === "+") return a + b;
    if (sign === "−") return a - b;
    if (sign === "×") return divide(a * b, ONE);
    if (!b) throw new Error("Not by zero");
    return divide(a * ONE, b);
  };
  const set = (number) => ([entry, value, given] = [null, number, true]);

  function press(key) {
    if (/^[\d.]$/.test(key)) given = true;
    if (/^\d$/.test(key)) {
      if (entry === null) entry = "0";
      if (entry.replace(/\D/g, "").length < 15) entry = entry.replace(/^(−?)0$/, "$1") + key;
    } else if (key === ".") entry = entry === null ? "0." : entry.includes(".") ? entry : `${entry}.`;
    else if (key === "⌫") entry = entry === null ? entry : entry.slice(0, -1).replace(/^−?$/, "0");
    else if (key === "±") {
      if (entry === null) set(-current());
      else entry = entry.startsWith("−") ? entry.slice(1) : `−${entry}`;
    } else if (key === "C") [entry, value, left, sign] = ["0", null, null, ""];
    else if (key === "√") {
      if (current() < 0n) throw new Error("No root below zero");
      set(root(current() * ONE));
    } else if (key === "%") {
      const part = divide(current(), 100n);
      set(left !== null && /[+−]/.test(sign) ? divide(left * part, ONE) : part);
    } else if (key === "M+") [memory] = [memory + current(), set(current())];
    else if (key === "M−") [memory] = [memory - current(), set(current())];
    else if (key === "MR") set(memory);
    else if (key === "MC") memory = 0n;
    else {
      if (sign && left !== null && (given || key === "=")) set(combine(left, current()));
      if (key === "=") [left, sign] = [null, ""];
      else [left, sign] = [current(), key];
      set(current());
      given = key === "=";
    }
  }

  function act(key) {
    try {
      press(key);
      figure.textContent = entry === null ? print(current()) : entry.replace(/\d+/, group);
      kept.textContent = [sign && left !== null ? `${print(left)} ${sign}` : "", memory ? `memory ${print(memory)}` : ""].filter(Boolean).join(" · ");
    } catch (error) {
      press("C");
      [figure.textContent, kept.textContent] = [error.message, ""];
    }
  }

  const toggle = () => {
    if (box.open) {
      box.close();
      return opener.focus();
    }
    box.show();
    return box.focus();
  };
  opener.hidden = false;
  opener.addEventListener("click", toggle);
  box.addEventListener("click", (event) => {
    const button = event.target.closest("button[value]");
    if (button) {
      act(button.value);
      if (event.detail) box.focus();
    }
    if (event.target.closest("[data-close]")) toggle();
  });
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Tab") return;
    event.stopPropagation();
    if (event.key === "Escape") return toggle();
    const key = KEYS[event.key] || event.key;
    if (event.key === "Enter" && event.target.closest("button")) return;
    if (!/^[\d.+−×÷=%√C⌫]$/.test(key)) return;
    event.preventDefault();
    act(key);
  });
}
