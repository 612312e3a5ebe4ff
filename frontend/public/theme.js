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
