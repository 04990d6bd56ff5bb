namespace Aevum.Cedar.Syntax;

/// <summary>Operators with two operands, including the built-in methods with one argument.</summary>
public enum BinaryOperator
{
    /// <summary><c>&amp;&amp;</c>: the right side is evaluated only when the left is true.</summary>
    And = 0,

    /// <summary><c>||</c>: the right side is evaluated only when the left is false.</summary>
    Or,

    /// <summary><c>==</c> on any two values.</summary>
    Equal,

    /// <summary><c>!=</c> on any two values.</summary>
    NotEqual,

    /// <summary><c>&lt;</c> on two Longs, datetimes or durations.</summary>
    Less,

    /// <summary><c>&lt;=</c> on two Longs, datetimes or durations.</summary>
    LessOrEqual,

    /// <summary><c>&gt;</c> on two Longs, datetimes or durations.</summary>
    Greater,

    /// <summary><c>&gt;=</c> on two Longs, datetimes or durations.</summary>
    GreaterOrEqual,

    /// <summary><c>in</c>: an entity in the hierarchy below an entity, or below one of a set.</summary>
    In,

    /// <summary><c>+</c> on Longs; overflow is an error.</summary>
    Add,

    /// <summary><c>-</c> on Longs; overflow is an error.</summary>
    Subtract,

    /// <summary><c>*</c> on Longs; overflow is an error.</summary>
    Multiply,

    /// <summary><c>.contains(…)</c> on a set.</summary>
    Contains,

    /// <summary><c>.containsAll(…)</c> on two sets.</summary>
    ContainsAll,

    /// <summary><c>.containsAny(…)</c> on two sets.</summary>
    ContainsAny,

    /// <summary><c>.getTag(…)</c> on an entity and a String.</summary>
    GetTag,

    /// <summary><c>.hasTag(…)</c> on an entity and a String.</summary>
    HasTag,
}
