/** Whether this browser has speech recognition, under whichever name. */
export function mayDictate(browser: object = window): boolean {
  return 'SpeechRecognition' in browser || 'webkitSpeechRecognition' in browser;
}
