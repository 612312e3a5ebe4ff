import { deviceName } from './device-name';

describe('deviceName', () => {
  it('says browser and system', () => {
    const phone =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1';
    expect(deviceName(phone)).toBe('Safari on iPhone or iPad');
    expect(deviceName('Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0')).toBe(
      'Edge on Windows',
    );
  });

  it('has a word for everything else', () => {
    expect(deviceName('')).toBe('Unknown device');
    expect(deviceName('curl/8.4')).toBe('curl/8.4');
  });
});
