import { type Output, output } from './output.ts';

/** Failing builds, installations and checks of many tools, written for these tests. */
export const FAILED_BUILDS: readonly Output[] = [
  output(
    'cargo build',
    (index) => `   Compiling crate-${index} v1.${index}.0`,
    `
<many>
!error[E0308]: mismatched types
!  --> src/main.rs:17:20
   |
17 |     let total: u32 = price.len() as u64;
!   |                ---   ^^^^^^^^^^^^^^^^^^ expected \`u32\`, found \`u64\`

!error: could not compile \`shop\` (bin "shop") due to 1 previous error`,
  ),
  output(
    'maven',
    (index) =>
      `[INFO] Downloaded from central: https://repo.example.org/maven2/lib${index}.jar (${index} kB at 1.2 MB/s)`,
    `
[INFO] Scanning for projects...
<many>
[INFO] Running org.example.CartTest
!Tests run: 3, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 0.08 s <<< FAILURE! - in org.example.CartTest
![ERROR] org.example.CartTest.voucherOnce -- Time elapsed: 0.01 s <<< FAILURE!
!org.opentest4j.AssertionFailedError: expected: <90> but was: <80>
!	at org.example.CartTest.voucherOnce(CartTest.java:41)

![ERROR] Tests run: 3, Failures: 1, Errors: 0, Skipped: 0
![INFO] BUILD FAILURE
![ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin:3.1.2:test on project shop: There are test failures.`,
  ),
  output(
    'gradle',
    (index) => `> Task :module${index}:compileJava UP-TO-DATE`,
    `
<many>
> Task :app:test

!CartTest > voucherOnce() FAILED
!    org.opentest4j.AssertionFailedError: expected: <90> but was: <80>
!        at app//org.example.CartTest.voucherOnce(CartTest.java:41)

!261 tests completed, 1 failed

!> Task :app:test FAILED

FAILURE: Build failed with an exception.

!* What went wrong:
!Execution failed for task ':app:test'.

!BUILD FAILED in 12s
14 actionable tasks: 1 executed, 13 up-to-date`,
  ),
  output(
    'tsc',
    (index) =>
      `src/views/view${index}.ts(${index + 3},5): error TS7006: Parameter 'item' implicitly has an 'any' type.`,
    `
<many>
!src/cart.ts(14,9): error TS2322: Type 'string' is not assignable to type 'number'.
!src/view.tsx:31:5 - error TS2741: Property 'total' is missing in type '{}' but required in type 'Props'.
!Found 262 errors in 262 files.`,
  ),
  output(
    'eslint',
    (index) =>
      `/work/shop/src/view${index}.ts\n  ${index + 1}:3  warning  Unexpected console statement  no-console`,
    `
<many>
/work/shop/src/cart.ts
!  18:11  error  'voucher' is assigned a value but never used  no-unused-vars

!✖ 261 problems (1 error, 260 warnings)`,
  ),
  output(
    'npm install',
    (index) =>
      `npm http fetch GET 200 https://registry.example.org/package-${index} ${index}ms (cache miss)`,
    `
<many>
npm warn deprecated inflight@1.0.6: leaks memory
!npm error code ERESOLVE
!npm error ERESOLVE unable to resolve dependency tree
!npm error Found: react@19.0.0
!npm error peer react@"^17.0.0" from old-widget@2.1.0`,
  ),
  output(
    'docker build',
    (index) =>
      `#7 ${index}.2 Get:${index} http://deb.example.org/debian bookworm/main amd64 lib${index} amd64 [${index} kB]`,
    `
#1 [internal] load build definition from Dockerfile
#1 DONE 0.0s
#7 [3/6] RUN apt-get update && apt-get install -y build-essential
<many>
#7 DONE 31.2s
!#9 [5/6] RUN make release
!#9 4.211 src/core.c:118:5: error: implicit declaration of function 'lock_all'
!#9 ERROR: process "/bin/sh -c make release" did not complete successfully: exit code: 2
------
! > [5/6] RUN make release:
------
Dockerfile:14
!ERROR: failed to solve: process "/bin/sh -c make release" did not complete successfully: exit code: 2`,
  ),
  output(
    'make and gcc',
    (index) => `gcc -O2 -Wall -Iinclude -c src/unit${index}.c -o build/unit${index}.o`,
    `
make[1]: Entering directory '/work/core'
<many>
src/pool.c:52:9: warning: unused variable 'slot' [-Wunused-variable]
src/pool.c: In function 'pool_take':
!src/pool.c:77:12: error: 'struct pool' has no member named 'size'
   77 |     return pool->size;
      |                ^~
!make[1]: *** [Makefile:31: build/pool.o] Error 1
make[1]: Leaving directory '/work/core'
!make: *** [Makefile:12: all] Error 2`,
  ),
  output(
    'cmake and ninja',
    (index) => `[${index}/262] Building CXX object src/CMakeFiles/core.dir/unit${index}.cpp.o`,
    `
-- The CXX compiler identification is GNU 13.2.0
-- Configuring done (0.4s)
<many>
!FAILED: src/CMakeFiles/core.dir/pool.cpp.o
!/work/src/pool.cpp:77:18: error: no matching function for call to 'take(int)'
/work/src/pool.cpp:12:6: note: candidate: 'void take()'
!ninja: build stopped: subcommand failed.`,
  ),
  output(
    'terraform',
    (index) => `aws_instance.node[${index}]: Refreshing state... [id=i-0abc${index}]`,
    `
<many>
Terraform will perform the following actions:

!  # aws_db_instance.main must be replaced
-/+ resource "aws_db_instance" "main" {
!      ~ engine_version = "14.9" -> "16.1" # forces replacement
    }

!Plan: 1 to add, 0 to change, 1 to destroy.
╷
!│ Error: creating RDS DB Instance: DBInstanceAlreadyExists
│
!│   with aws_db_instance.main,
│   on db.tf line 3, in resource "aws_db_instance" "main":
╵`,
  ),
  output(
    'ansible',
    (index) => `ok: [host${index}]`,
    `
PLAY [web] *********************************************************************

TASK [nginx : install] *********************************************************
<many>
!fatal: [db1]: FAILED! => {"changed": false, "msg": "No package matching 'ngnix' is available"}

PLAY RECAP *********************************************************************
!db1                        : ok=1    changed=0    unreachable=0    failed=1    skipped=0
!web1                       : ok=4    changed=2    unreachable=0    failed=0    skipped=0`,
  ),
  output(
    'terraform plan',
    (index) => `  # aws_instance.web[${index}] will be created
  + resource "aws_instance" "web" {
      + ami = "ami-0c${index}"
    }`,
    `
Terraform used the selected providers to generate the following execution plan.

Terraform will perform the following actions:

<many>
!  # aws_instance.db must be replaced
!-/+ resource "aws_instance" "db" {
!      + instance_type = "t3.micro" # forces replacement
    }

!  # aws_security_group.api["eu west"] will be updated in-place
  ~ resource "aws_security_group" "api" {
        id          = "sg-0f1"
!      ~ description = "api" -> "public api"
      ~ owner_id    = "1234" -> (known after apply)
      ~ tags        = {
!          - "team" = "core" -> null
            # (2 unchanged elements hidden)
        }
    }

!  # aws_instance.cache has moved to aws_instance.redis

!  # aws_instance.old has changed

!Plan: 261 to add, 1 to change, 1 to destroy.

!Changes to Outputs:
!  ~ address = "10.0.0.7" -> "10.0.0.9"`,
  ),
  output(
    'configure and make',
    (index) =>
      `checking for function_${index}... yes\n/usr/bin/install -c -m 644 ./Include/part_${index}.h /usr/local/include/part_${index}.h`,
    `
<many>
!configure: WARNING: no usable readline, line editing is off
gcc -c -O3 -Wall -o Objects/struct.o Objects/struct.c
Objects/struct.c: In function 'copy':
!Objects/struct.c:179:5: warning: 'strncpy' specified bound depends on the length of the source argument [-Wstringop-truncation]
!configure: error: no acceptable ld found in $PATH`,
  ),
];
