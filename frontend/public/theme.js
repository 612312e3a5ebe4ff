// What must not wait for the page's script: the theme, and what the signed-in need.
//
// Sets the theme before the first paint, so that nobody in the dark is met by a white page.
// Settled and followed afterwards by src/app/core/theme/theme-setting.ts, which must agree with it.
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem('longline.theme');
  } catch (error) {
    choice = null; // storage is closed to this page: follow the system
  }
  var dark = matchMedia('(prefers-color-scheme: dark)').matches;
  var strong = matchMedia('(prefers-contrast: more)').matches;
  var theme = /^(light|dark|sunlight)$/.test(choice)
    ? choice
    : dark
      ? 'dark'
      : strong
        ? 'sunlight'
        : 'light';
  var chrome = { light: '#141a33', dark: '#0a0e1c', sunlight: '#000000' };
  document.documentElement.setAttribute('data-theme', theme);
  document.querySelector('meta[name="theme-color"]').setAttribute('content', chrome[theme]);
})();

// Everywhere but at the front door the router will ask for the pages of the signed-in once the main
// script has run, and they for the records on this device where somebody was here before.
// The build writes their files' names into the meta elements; src/app/app.routes.ts has the front door's addresses,
// src/app/core/session/remembered-person.ts the name of who was here.
(function () {
  var front = /^\/(login|register|forgotten-password|reset-password|invitations|s)(\/|$)/;
  if (front.test(location.pathname)) return;
  function fetchAhead(which) {
    var names = document.querySelector('meta[name="' + which + '"]').getAttribute('content');
    names.split(' ').forEach(function (name) {
      if (name === '') return;
      var link = document.createElement('link');
      link.rel = 'modulepreload';
      link.href = name;
      document.head.appendChild(link);
    });
  }
  fetchAhead('longline-ahead');
  try {
    if (localStorage.getItem('longline.person') !== null) {
      fetchAhead('longline-device');
      return;
    }
    if (localStorage.getItem('longline.organization') !== null) return;
  } catch (error) {
    // storage is closed to this page: nobody's records are here
  }
  askAhead();

  // On a device that remembers nobody, the registry is asked now for what the address makes certain, and not after the
  // scripts have come, one question after the other. src/app/core/http/asked-ahead.ts hands the answers out; the
  // questions must be those of Session, DogStore, TimelineStore and CareStore.
  function askAhead() {
    var dog = /^\/dogs\/[0-9a-f-]{36}$/.exec(location.pathname);
    var paths = ['/me'];
    if (dog !== null) paths.push(dog[0], dog[0] + '/timeline?limit=12', dog[0] + '/safety');
    window.longlineAsked = new Map();
    paths.forEach(function (path) {
      var url = '/api/v1' + path;
      var answer = fetch(url, {
        headers: { Accept: 'application/json' },
        credentials: 'same-origin',
        signal: AbortSignal.timeout(20000),
      });
      answer.catch(function () {}); // told to whoever takes it
      window.longlineAsked.set(url, answer);
    });
  }
})();
