// Reads GIFT from standard input and writes what gift-pegjs makes of it as JSON.
"use strict";
const fs = require("fs");
const { parse } = require("gift-pegjs");

try {
  process.stdout.write(JSON.stringify(parse(fs.readFileSync(0, "utf8"))));
} catch (error) {
  process.stderr.write(`${error.message} ${JSON.stringify(error.location)}\n`);
  process.exit(1);
}
