"use strict";
// Loads the page again when a build has replaced it; one that is gone for the moment stays.
(() => {
  const { mark } = document.currentScript.dataset;
  const changes = new EventSource(`/kg-changes?page=${encodeURIComponent(location.pathname)}`);
  changes.onmessage = (event) => {
    if (event.data && event.data !== mark) {
      changes.close();
      location.reload();
    }
  };
})();
