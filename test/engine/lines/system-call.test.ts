import { describe, expect, it } from 'vitest';
import { readSystemCall } from '../../../engine/lines/system-call.ts';

describe('readSystemCall', () => {
  it.each([
    ['close(3)                          = 0', '', false],
    ['31195 mmap(NULL, 8192, PROT_READ, MAP_PRIVATE, -1, 0) = 0x7feea7828000', '', false],
    ['[pid  4711] 09:26:53.123456 read(3, "an error (fatal)"..., 832) = 832 <0.000012>', '', false],
    ['access("/etc/x", R_OK) = -1 ENOENT (No such file or directory)', 'ENOENT', false],
    ['openat(AT_FDCWD, "/etc/x", O_RDONLY) = -1 EACCES (Permission denied)', 'EACCES', true],
    ['4711 --- SIGSEGV {si_signo=SIGSEGV, si_code=SEGV_MAPERR, si_addr=NULL} ---', 'SIGSEGV', true],
    ['--- SIGCHLD {si_signo=SIGCHLD, si_pid=4712, si_status=0} ---', 'SIGCHLD', false],
    ['+++ killed by SIGABRT (core dumped) +++', 'SIGABRT', true],
    ['4711 +++ exited with 0 +++', '', false],
    ['4711 +++ exited with 3 +++', '', true],
  ])('reads %s', (line, error, isFailure) => {
    expect(readSystemCall(line)).toEqual({ error, isFailure });
  });

  it.each(['const a = read(3)', 'Error: open() = failed', 'total(3) is 7', '+++ b/src/main.ts'])(
    'reads no call in %s',
    (line) => {
      expect(readSystemCall(line)).toBeUndefined();
    },
  );
});
