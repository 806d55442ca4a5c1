#include "core/common/file.h"

#include "core/common/issue.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace dyngpt {

namespace {

[[noreturn]] void failRead(const std::filesystem::path& path, int code) {
    throw Error(path.string(),
                text(DYNGPT_TEXT("core", "the file cannot be read: %1"),
                     std::generic_category().message(code)),
                text(DYNGPT_TEXT("core", "Check the path and that you may read it.")));
}

[[noreturn]] void failWrite(const std::filesystem::path& path, int code) {
    throw Error(path.string(),
                text(DYNGPT_TEXT("core", "the file cannot be written: %1"),
                     std::generic_category().message(code)),
                text(DYNGPT_TEXT("core", "Check that the folder exists, that you may write there "
                                         "and that the disk is not full.")));
}

/// Closes on every way out.
struct Descriptor {
    int value = -1;
    explicit Descriptor(int fd) : value(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (value >= 0)
            ::close(value);
    }
};

/// A new file beside the target; gone again unless it has become the target.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::filesystem::path& target)
        : name_(target.string() + ".XXXXXX"), file_(::mkstemp(name_.data())) {
        if (file_.value < 0)
            failWrite(target, errno);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (!renamed_ && file_.value >= 0)
            ::unlink(name_.c_str());
    }

    bool write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(file_.value, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }
    bool become(const std::filesystem::path& target, mode_t mode) {
        if (::fchmod(file_.value, mode) != 0 || ::fsync(file_.value) != 0)
            return false;
        renamed_ = ::rename(name_.c_str(), target.c_str()) == 0;
        return renamed_;
    }

private:
    std::string name_;
    Descriptor file_;
    bool renamed_ = false;
};

/// An existing file keeps its permissions; a new one gets what the umask allows.
mode_t permissionsFor(const std::filesystem::path& target) {
    struct stat status {};
    if (::stat(target.c_str(), &status) == 0)
        return status.st_mode & 07777;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

} // namespace

std::string readFile(const std::filesystem::path& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.value < 0)
        failRead(path, errno);
    std::string bytes;
    std::array<char, 65536> buffer;
    for (;;) {
        const ssize_t got = ::read(file.value, buffer.data(), buffer.size());
        if (got == 0)
            return bytes;
        if (got > 0)
            bytes.append(buffer.data(), static_cast<std::size_t>(got));
        else if (errno != EINTR)
            failRead(path, errno);
    }
}

void writeFileAtomically(const std::filesystem::path& path, std::string_view bytes) {
    // A link keeps pointing where it points: its target is replaced, not the link.
    std::error_code ignored;
    const bool link = std::filesystem::is_symlink(path, ignored);
    const auto target = link ? std::filesystem::weakly_canonical(path, ignored) : path;
    const mode_t mode = permissionsFor(target);
    TemporaryFile temporary(target);
    if (!temporary.write(bytes) || !temporary.become(target, mode))
        failWrite(path, errno);
    // The rename itself must survive a power cut; file systems without this still have the file.
    const auto folder = target.parent_path();
    const Descriptor opened(
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.value >= 0)
        ::fsync(opened.value);
}

} // namespace dyngpt
