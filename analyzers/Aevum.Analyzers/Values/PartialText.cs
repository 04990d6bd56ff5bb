namespace Aevum.Analyzers.Values;

/// <summary>Text of which some parts are not known, such as <c>$"ingest.{name}"</c>. <see cref="Parts"/> are the known parts around the holes.</summary>
internal sealed class PartialText(ImmutableArray<string> parts)
{
    /// <summary>The known parts: one more than there are holes; the first and the last can be empty.</summary>
    public ImmutableArray<string> Parts { get; } = parts;

    /// <summary>The known beginning.</summary>
    public string Prefix => Parts[0];

    /// <summary>The text with each hole written as <paramref name="hole"/>.</summary>
    public string Render(string hole) => string.Join(hole, Parts);

    /// <summary>A value, known or partial, as partial text; null when it is not text.</summary>
    public static PartialText? From(object? value) => value switch
    {
        null => new([string.Empty]),
        string text => new([text]),
        char letter => new([letter.ToString()]),
        PartialText partial => partial,
        bool or sbyte or byte or short or ushort or int or uint or long or ulong => new([Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)]),
        _ => null,
    };

    /// <summary>A text of which nothing is known.</summary>
    public static PartialText Hole { get; } = new([string.Empty, string.Empty]);

    /// <summary>This text followed by <paramref name="next"/>.</summary>
    public PartialText Then(PartialText next) =>
        new([.. Parts.Take(Parts.Length - 1), Parts[Parts.Length - 1] + next.Parts[0], .. next.Parts.Skip(1)]);

    /// <summary>The text as a value: a string when it has no hole.</summary>
    public object ToValue() => Parts.Length == 1 ? Parts[0] : this;
}
