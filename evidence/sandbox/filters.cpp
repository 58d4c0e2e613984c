#include "evidence/sandbox/filters.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace evidence::sandbox {
using namespace literals;
namespace {

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

// Calls with which a process reaches the network, other processes, the kernel's inner parts or another user's rights.
// Grouped as systemd's filter sets are (systemd.exec(5), SystemCallFilter: @network-io, @debug, @mount, @keyring,
// @module, @reboot, @swap, @clock, @privileged, @io-uring); a name the kernel headers do not know is passed over.
constexpr std::array refused_from_the_start = {"socket",
                                               "socketpair",
                                               "connect",
                                               "bind",
                                               "listen",
                                               "accept",
                                               "accept4",
                                               "ptrace",
                                               "process_vm_readv",
                                               "process_vm_writev",
                                               "process_madvise",
                                               "pidfd_getfd",
                                               "pidfd_open",
                                               "pidfd_send_signal",
                                               "kcmp",
                                               "mount",
                                               "umount",
                                               "umount2",
                                               "pivot_root",
                                               "chroot",
                                               "open_tree",
                                               "move_mount",
                                               "fsopen",
                                               "fsconfig",
                                               "fsmount",
                                               "fspick",
                                               "mount_setattr",
                                               "setns",
                                               "unshare",
                                               "keyctl",
                                               "add_key",
                                               "request_key",
                                               "bpf",
                                               "userfaultfd",
                                               "perf_event_open",
                                               "io_uring_setup",
                                               "io_uring_enter",
                                               "io_uring_register",
                                               "open_by_handle_at",
                                               "name_to_handle_at",
                                               "kexec_load",
                                               "kexec_file_load",
                                               "init_module",
                                               "finit_module",
                                               "delete_module",
                                               "reboot",
                                               "swapon",
                                               "swapoff",
                                               "quotactl",
                                               "quotactl_fd",
                                               "acct",
                                               "syslog",
                                               "settimeofday",
                                               "clock_settime",
                                               "clock_adjtime",
                                               "adjtimex",
                                               "iopl",
                                               "ioperm",
                                               "move_pages",
                                               "migrate_pages",
                                               "fanotify_init",
                                               "fanotify_mark",
                                               "vhangup",
                                               "nfsservctl",
                                               "lookup_dcookie",
                                               "sethostname",
                                               "setdomainname",
                                               "setuid",
                                               "setgid",
                                               "setreuid",
                                               "setregid",
                                               "setresuid",
                                               "setresgid",
                                               "setgroups",
                                               "setfsuid",
                                               "setfsgid",
                                               "capset",
                                               "mknod",
                                               "mknodat",
                                               "chown",
                                               "fchown",
                                               "lchown",
                                               "fchownat",
                                               "personality",
                                               "modify_ldt",
                                               "uselib",
                                               "ustat",
                                               "sysfs",
                                               "_sysctl",
                                               "memfd_secret",
                                               "landlock_create_ruleset"};

// What a worker refuses itself on top: new programs, …
constexpr std::array refused_by_itself = {"fork", "vfork", "execve", "execveat", "inotify_init", "inotify_init1",
                                          "kill", "tkill", "shmget", "msgget",   "semget",       "mq_open"};

// … and every change to a file system.
constexpr std::array changes = {"creat",     "unlink",    "unlinkat",    "rename",       "renameat",     "renameat2",
                                "link",      "linkat",    "symlink",     "symlinkat",    "mkdir",        "mkdirat",
                                "rmdir",     "chmod",     "fchmod",      "fchmodat",     "truncate",     "setxattr",
                                "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr", "utime",
                                "utimes",    "utimensat", "futimesat"};

// fchmodat2 of Linux 6.6 has this number on every machine; libseccomp knows the name from 2.6 on.
constexpr int fchmodat2_number = 452;

std::unexpected<Error> filter_failed(int code) {
  return fail(ErrorKind::Defect, "error.sandbox.filter"_key, {}, std::strerror(code < 0 ? -code : code));
}

template <std::size_t N>
int refuse(scmp_filter_ctx filter, const std::array<const char*, N>& names) {
  for (const char* name : names) {
    const int number = seccomp_syscall_resolve_name(name);
    if (number == __NR_SCMP_ERROR || number < 0) continue;  // not of this machine
    if (const int failed = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), number, 0); failed != 0) return failed;
  }
  return 0;
}

int refuse_where(scmp_filter_ctx filter, int number, scmp_arg_cmp condition) {
  return seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), number, 1, &condition);
}

// clone3 hides its flags behind a pointer: with ENOSYS glibc falls back to clone. No new namespaces, no typing into a
// terminal (TIOCSTI), no prctl that would be needed to undo anything.
int add_start_rules(scmp_filter_ctx filter) {
  if (const int failed = refuse(filter, refused_from_the_start); failed != 0) return failed;
  if (const int failed = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0); failed != 0)
    return failed;
  for (const unsigned long flag :
       {CLONE_NEWUSER, CLONE_NEWNS, CLONE_NEWNET, CLONE_NEWPID, CLONE_NEWIPC, CLONE_NEWUTS}) {
    if (const int failed = refuse_where(filter, SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, flag, flag)); failed != 0)
      return failed;
  }
  return refuse_where(filter, SCMP_SYS(ioctl), SCMP_A1(SCMP_CMP_MASKED_EQ, 0xffffffffU, TIOCSTI));
}

int add_self_rules(scmp_filter_ctx filter, const Needs& needs) {
  if (const int failed = refuse(filter, refused_by_itself); failed != 0) return failed;
  const int process = needs.threads
                          ? refuse_where(filter, SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0))
                          : seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 0);
  if (process != 0) return process;
  if (!needs.pictures) {
    if (const int failed = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(memfd_create), 0); failed != 0)
      return failed;
  }
  if (needs.scratch) return 0;
  if (const int failed = refuse(filter, changes); failed != 0) return failed;
  if (const int failed = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), fchmodat2_number, 0); failed != 0)
    return failed;
  for (const unsigned long flag : {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC}) {
    if (const int failed = refuse_where(filter, SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, flag, flag)); failed != 0)
      return failed;
    if (const int failed = refuse_where(filter, SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, flag, flag)); failed != 0)
      return failed;
  }
  // openat2 hides its flags behind a pointer; glibc 2.36 never calls it.
  return seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(openat2), 0);
}

}  // namespace

Result<UniqueFd> start_filter() {
  const Filter filter(seccomp_init(SCMP_ACT_ALLOW), &seccomp_release);
  if (!filter) return filter_failed(ENOMEM);
  if (const int failed = add_start_rules(filter.get()); failed != 0) return filter_failed(failed);
  UniqueFd file(::memfd_create("filter", MFD_CLOEXEC));
  if (!file) return filter_failed(errno);
  if (const int failed = seccomp_export_bpf(filter.get(), file.get()); failed != 0) return filter_failed(failed);
  if (::lseek(file.get(), 0, SEEK_SET) != 0) return filter_failed(errno);
  return file;
}

Result<void> load_self_filter(const Needs& needs) {
  const Filter filter(seccomp_init(SCMP_ACT_ALLOW), &seccomp_release);
  if (!filter) return filter_failed(ENOMEM);
  if (const int failed = add_start_rules(filter.get()); failed != 0) return filter_failed(failed);
  if (const int failed = add_self_rules(filter.get(), needs); failed != 0) return filter_failed(failed);
  if (const int failed = seccomp_load(filter.get()); failed != 0) return filter_failed(failed);
  return {};
}

}  // namespace evidence::sandbox
