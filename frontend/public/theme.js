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
  document.documentElement.setAttribute('data-theme', theme);
})();
