namespace Aevum.Cedar.Schema.Json;

/// <summary>The kinds of JSON values, RFC 8259 section 3.</summary>
internal enum JsonKind
{
    /// <summary><c>null</c>.</summary>
    Null = 0,

    /// <summary><c>true</c>.</summary>
    True,

    /// <summary><c>false</c>.</summary>
    False,

    /// <summary>A number, kept as written.</summary>
    Number,

    /// <summary>A string.</summary>
    String,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object.</summary>
    Object,
}
