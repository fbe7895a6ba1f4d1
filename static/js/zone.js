// A new account's time zone: the one this device keeps, unless the form came back with a choice.
"use strict";

const zones = document.querySelector("select[name='time_zone']");
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zones && zones.value === "UTC" && [...zones.options].some((option) => option.value === own)) {
  zones.value = own;
}
