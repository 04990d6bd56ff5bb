namespace Aevum.Generators.Models;

/// <summary>How the text of a configuration value becomes the value of an option.</summary>
internal enum OptionForm
{
    /// <summary>As it is.</summary>
    Text,

    /// <summary>An absolute address.</summary>
    Address,

    /// <summary>A duration such as <c>00:00:05</c>.</summary>
    Duration,

    /// <summary>The name of an enumeration member.</summary>
    Choice,

    /// <summary>Whatever <c>ISpanParsable&lt;T&gt;</c> reads: numbers, true and false, identifiers, dates.</summary>
    Parsable,

    /// <summary>A list of texts, handed over as an array.</summary>
    TextList,

    /// <summary>A list of texts, handed over as <c>List&lt;string&gt;</c>.</summary>
    MutableTextList,

    /// <summary>Base64.</summary>
    Bytes,
}
