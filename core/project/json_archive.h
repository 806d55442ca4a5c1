#pragma once
// Plain values to JSON and back from one description of their fields, so that the two cannot
// disagree. A type takes part by a function found beside it:
//     template <class A> constexpr void fields(A& a, Field<A, T>& v) { a("key", v.member); ... }
// A field that is forgotten there does not compile; one that files of an earlier version lack is
// described by a.later("key", v.member) and keeps its default. Doubles survive exactly; nan and
// infinities are the strings "nan", "inf", "-inf".

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace dyngpt::json {

using Value = nlohmann::ordered_json;

template <class Archive, class T> using Field = std::conditional_t<Archive::reading, T, const T>;

/// What does not fit, as a path of keys: "sets[3].parameters".
struct FormatProblem {
    std::string key;
};

/// Names of an enum's values from 0 on; specialised beside the enum's fields.
template <class E> struct EnumNames;

/// Fields of a type that are left out on purpose; specialised beside its fields.
template <class T> inline constexpr std::size_t leftOut = 0;

struct Anything {
    template <class T> operator T() const;
};

/// Number of fields of a plain struct.
template <class T, class... Args> consteval std::size_t memberCount(Args... args) {
    if constexpr (requires { T{args..., Anything{}}; })
        return memberCount<T>(args..., Anything{});
    else
        return sizeof...(Args);
}

struct Counter {
    static constexpr bool reading = false;
    std::size_t count = 0;
    template <class T> constexpr void operator()(const char*, const T&) { ++count; }
    template <class T> constexpr void later(const char*, const T&) { ++count; }
};

template <class T> consteval std::size_t describedCount() {
    T value{}; // not const: a constant std::string is beyond GCC 12
    Counter counter;
    fields(counter, value);
    return counter.count;
}

class Writer {
public:
    static constexpr bool reading = false;

    template <class T> void operator()(const char* key, const T& value) {
        object_[key] = encode(value);
    }
    template <class T> void operator()(const char* key, const std::optional<T>& value) {
        if (value)
            object_[key] = encode(*value);
    }
    template <class T> void later(const char* key, const T& value) { (*this)(key, value); }

    template <class T> static Value encode(const T& value) {
        if constexpr (std::is_same_v<T, double>) {
            if (std::isnan(value))
                return "nan";
            if (std::isinf(value))
                return value > 0 ? "inf" : "-inf";
            return value;
        } else if constexpr (std::is_enum_v<T>) {
            return EnumNames<T>::names.at(static_cast<std::size_t>(value));
        } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
            return value;
        } else {
#if !defined(__clang__) || __clang_major__ > 15 // older ones have no constant std::string
            static_assert(describedCount<T>() + leftOut<T> == memberCount<T>(),
                          "a field of this type has no key in its fields(): it would be lost");
#endif
            Writer writer;
            fields(writer, value);
            return std::move(writer.object_);
        }
    }
    template <class T> static Value encode(const std::vector<T>& values) {
        Value array = Value::array();
        for (const T& value : values)
            array.push_back(encode(value));
        return array;
    }

private:
    Value object_ = Value::object();
};

class Reader {
public:
    static constexpr bool reading = true;

    /// Missing keys are an error, or leave what the field held.
    enum class Missing { Error, Keep };

    Reader(const Value& object, Missing missing) : object_(object), missing_(missing) {
        if (!object.is_object())
            throw FormatProblem{};
    }

    template <class T> void operator()(const char* key, T& value) {
        const auto found = object_.find(key);
        if (found == object_.end()) {
            if (missing_ == Missing::Error)
                throw FormatProblem{key};
            return;
        }
        try {
            decode(*found, value, missing_);
        } catch (FormatProblem& problem) {
            const bool joins = problem.key.empty() || problem.key.front() == '[';
            problem.key = key + (joins ? problem.key : "." + problem.key);
            throw;
        }
    }
    template <class T> void operator()(const char* key, std::optional<T>& value) {
        value.reset();
        if (object_.contains(key))
            (*this)(key, value.emplace());
    }
    template <class T> void later(const char* key, T& value) {
        if (object_.contains(key))
            (*this)(key, value);
    }

    template <class T> static void decode(const Value& json, T& value, Missing missing) {
        if constexpr (std::is_same_v<T, bool>) {
            require(json.is_boolean());
            value = json.get<bool>();
        } else if constexpr (std::is_same_v<T, double>) {
            decodeDouble(json, value);
        } else if constexpr (std::is_integral_v<T>) {
            require(json.is_number_integer());
            if (json.is_number_unsigned()) {
                require(std::in_range<T>(json.get<std::uint64_t>()));
                value = static_cast<T>(json.get<std::uint64_t>());
            } else {
                require(std::in_range<T>(json.get<std::int64_t>()));
                value = static_cast<T>(json.get<std::int64_t>());
            }
        } else if constexpr (std::is_same_v<T, std::string>) {
            require(json.is_string());
            value = json.get<std::string>();
        } else if constexpr (std::is_enum_v<T>) {
            const auto& names = EnumNames<T>::names;
            std::size_t i = 0;
            while (i < names.size() && json != names[i])
                ++i;
            require(i < names.size());
            value = static_cast<T>(i);
        } else {
            Reader reader(json, missing);
            fields(reader, value);
        }
    }
    template <class T>
    static void decode(const Value& json, std::vector<T>& values, Missing missing) {
        require(json.is_array());
        values.clear();
        values.reserve(json.size());
        for (const Value& item : json) {
            try {
                decode(item, values.emplace_back(), missing);
            } catch (FormatProblem& problem) {
                const std::string index = "[" + std::to_string(values.size() - 1) + "]";
                problem.key =
                    index + (problem.key.empty() || problem.key.front() == '[' ? problem.key
                                                                               : "." + problem.key);
                throw;
            }
        }
    }

private:
    static void require(bool fits) {
        if (!fits)
            throw FormatProblem{};
    }
    static void decodeDouble(const Value& json, double& value) {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        if (json.is_number())
            value = json.get<double>();
        else if (json == "nan")
            value = std::numeric_limits<double>::quiet_NaN();
        else if (json == "inf" || json == "-inf")
            value = json == "inf" ? infinity : -infinity;
        else
            throw FormatProblem{};
    }

    const Value& object_;
    Missing missing_;
};

} // namespace dyngpt::json
