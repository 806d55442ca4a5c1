#include "core/nn/pickle.h"

#include "core/common/issue.h"

#include <array>
#include <bit>
#include <cstring>
#include <map>

namespace dyngpt::pickle {

namespace {

constexpr std::array<std::string_view, 7> allowedGlobals = {
    "collections OrderedDict", "torch._utils _rebuild_tensor_v2",
    "torch DoubleStorage",     "torch FloatStorage",
    "torch LongStorage",       "torch BoolStorage",
    "torch ByteStorage"};

class Machine {
public:
    Machine(std::string_view bytes, const std::string& place) : bytes_(bytes), place_(place) {}

    Document run();

private:
    [[noreturn]] void refuse(Text what) const {
        throw Error(place_, std::move(what),
                    text(DYNGPT_TEXT("core", "Only weight files of the reference package can be "
                                             "opened; nothing in the file was run")));
    }
    [[noreturn]] void damaged() const {
        refuse(text(DYNGPT_TEXT("core", "The weight file is damaged or cut off")));
    }

    std::string_view take(std::size_t n) {
        if (n > bytes_.size() - at_)
            damaged();
        const std::string_view part = bytes_.substr(at_, n);
        at_ += n;
        return part;
    }
    template <typename T> T number() {
        T value;
        std::memcpy(&value, take(sizeof(T)).data(), sizeof(T));
        return value;
    }
    std::string line() {
        const std::size_t end = bytes_.find('\n', at_);
        if (end == std::string_view::npos)
            damaged();
        std::string text(bytes_.substr(at_, end - at_));
        at_ = end + 1;
        return text;
    }

    template <typename T> void push(T value) {
        if (document_.values.size() >= largestCount)
            damaged();
        stack_.push_back(&document_.values.emplace_back(Value{std::move(value)}));
    }
    ValuePtr pop() {
        if (stack_.empty())
            damaged();
        ValuePtr value = stack_.back();
        stack_.pop_back();
        return value;
    }
    template <typename T> T& as(ValuePtr value) const {
        T* data = std::get_if<T>(&value->data);
        if (data == nullptr)
            damaged();
        return *data;
    }
    template <typename T> T& top() {
        if (stack_.empty())
            damaged();
        return as<T>(stack_.back());
    }
    std::vector<ValuePtr> popToMark() {
        std::size_t n = stack_.size();
        while (n > 0 && !std::holds_alternative<Mark>(stack_[n - 1]->data))
            --n;
        if (n == 0)
            damaged();
        std::vector<ValuePtr> items(stack_.begin() + static_cast<std::ptrdiff_t>(n), stack_.end());
        stack_.resize(n - 1);
        return items;
    }
    void tuple(std::size_t n) {
        List list;
        list.items.resize(n);
        for (std::size_t i = n; i > 0; --i)
            list.items[i - 1] = pop();
        push(std::move(list));
    }
    void setItems(const std::vector<ValuePtr>& items) {
        if (items.size() % 2 != 0)
            damaged();
        Dict& dict = top<Dict>();
        for (std::size_t i = 0; i < items.size(); i += 2)
            dict.items.emplace_back(items[i], items[i + 1]);
    }
    void appendItems(const std::vector<ValuePtr>& items) {
        List& list = top<List>();
        list.items.insert(list.items.end(), items.begin(), items.end());
    }
    void global(const std::string& name) {
        for (const std::string_view allowed : allowedGlobals) {
            if (name == allowed) {
                push(Global{name});
                return;
            }
        }
        // What stands there may be long and no text at all.
        std::string shown = name.substr(0, longestShown);
        for (char& c : shown)
            c = c >= ' ' && c <= '~' ? c : '?';
        refuse(text(DYNGPT_TEXT("core", "The weight file asks for “%1”, which is not allowed"),
                    shown));
    }
    void memoize(std::uint32_t key) {
        if (stack_.empty())
            damaged();
        memo_[key] = stack_.back();
    }
    void recall(std::uint32_t key) {
        const auto found = memo_.find(key);
        if (found == memo_.end())
            damaged();
        stack_.push_back(found->second);
    }
    /// A shape or strides. A stream can name one list any number of times, so it must be short.
    std::vector<std::int64_t> integers(ValuePtr value) const {
        const std::vector<ValuePtr>& items = as<List>(value).items;
        if (items.size() > largestRank)
            damaged();
        std::vector<std::int64_t> result;
        for (const ValuePtr item : items)
            result.push_back(as<std::int64_t>(item));
        return result;
    }
    void reduce();
    void persistentId();

    static constexpr std::size_t largestCount = 200000;
    static constexpr std::size_t largestRank = 8;
    static constexpr std::size_t longestKey = 64;
    static constexpr std::size_t longestShown = 80;

    std::string_view bytes_;
    std::size_t at_ = 0;
    const std::string& place_;
    Document document_;
    std::vector<ValuePtr> stack_;
    std::map<std::uint32_t, ValuePtr> memo_;
};

void Machine::reduce() {
    const ValuePtr arguments = pop();
    const ValuePtr function = pop();
    const std::string& name = as<Global>(function).name;
    const std::vector<ValuePtr>& items = as<List>(arguments).items;
    if (name == "collections OrderedDict") {
        push(Dict{});
    } else if (name == "torch._utils _rebuild_tensor_v2" && items.size() >= 4) {
        push(TensorView{as<Storage>(items[0]), as<std::int64_t>(items[1]), integers(items[2]),
                        integers(items[3])});
    } else {
        damaged();
    }
}

void Machine::persistentId() {
    const ValuePtr id = pop();
    const std::vector<ValuePtr>& items = as<List>(id).items;
    if (items.size() < 5 || as<std::string>(items[0]) != "storage")
        damaged();
    const std::string& type = as<Global>(items[1]).name;
    const std::string& key = as<std::string>(items[2]);
    if (!type.starts_with("torch ") || key.size() > longestKey)
        damaged();
    push(Storage{type.substr(6), key, as<std::int64_t>(items[4])});
}

Document Machine::run() {
    // Opcodes of pickle protocols 2 to 4, by their numbers in Python's pickletools.
    for (;;) {
        const char opcode = take(1)[0];
        switch (opcode) {
        case '\x80': // PROTO
            take(1);
            break;
        case '\x95': // FRAME
            take(8);
            break;
        case '.': // STOP
            document_.root = pop();
            return std::move(document_);
        case '(':
            push(Mark{});
            break;
        case '}':
            push(Dict{});
            break;
        case ']':
        case ')':
            push(List{});
            break;
        case 't':
            push(List{popToMark()});
            break;
        case '\x85':
            tuple(1);
            break;
        case '\x86':
            tuple(2);
            break;
        case '\x87':
            tuple(3);
            break;
        case 's': {
            const ValuePtr value = pop();
            const ValuePtr key = pop();
            setItems({key, value});
            break;
        }
        case 'u':
            setItems(popToMark());
            break;
        case 'a':
            appendItems({pop()});
            break;
        case 'e':
            appendItems(popToMark());
            break;
        case 'N':
            push(None{});
            break;
        case '\x88':
            push(true);
            break;
        case '\x89':
            push(false);
            break;
        case 'K':
            push(static_cast<std::int64_t>(number<std::uint8_t>()));
            break;
        case 'M':
            push(static_cast<std::int64_t>(number<std::uint16_t>()));
            break;
        case 'J':
            push(static_cast<std::int64_t>(number<std::int32_t>()));
            break;
        case '\x8a': { // LONG1, little endian two's complement
            const std::string_view digits = take(number<std::uint8_t>());
            if (digits.size() > 8)
                damaged();
            std::uint64_t value = 0;
            for (std::size_t i = 0; i < digits.size(); ++i)
                value |= static_cast<std::uint64_t>(static_cast<unsigned char>(digits[i])) << 8 * i;
            if (!digits.empty() && digits.size() < 8 && (digits.back() & '\x80') != 0)
                value |= ~std::uint64_t{0} << 8 * digits.size();
            push(static_cast<std::int64_t>(value));
            break;
        }
        case 'G': { // BINFLOAT, big endian
            std::uint64_t bits = 0;
            for (const char c : take(8))
                bits = bits << 8 | static_cast<unsigned char>(c);
            push(std::bit_cast<double>(bits));
            break;
        }
        case 'X':
            push(std::string(take(number<std::uint32_t>())));
            break;
        case '\x8c':
            push(std::string(take(number<std::uint8_t>())));
            break;
        case 'c': {
            const std::string module = line();
            global(module + ' ' + line());
            break;
        }
        case '\x93': { // STACK_GLOBAL
            const ValuePtr name = pop();
            const ValuePtr module = pop();
            global(as<std::string>(module) + ' ' + as<std::string>(name));
            break;
        }
        case 'q':
            memoize(number<std::uint8_t>());
            break;
        case 'r':
            memoize(number<std::uint32_t>());
            break;
        case '\x94':
            memoize(static_cast<std::uint32_t>(memo_.size()));
            break;
        case 'h':
            recall(number<std::uint8_t>());
            break;
        case 'j':
            recall(number<std::uint32_t>());
            break;
        case 'Q':
            persistentId();
            break;
        case 'R':
            reduce();
            break;
        case 'b': // BUILD: a state dict's version notes; not needed
            pop();
            break;
        default:
            refuse(text(DYNGPT_TEXT("core", "The weight file uses something other than plain "
                                            "tensors (opcode %1)"),
                        static_cast<int>(static_cast<unsigned char>(opcode))));
        }
    }
}

} // namespace

Document parse(std::string_view bytes, const std::string& place) {
    return Machine(bytes, place).run();
}

} // namespace dyngpt::pickle
