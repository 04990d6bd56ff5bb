using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Deployment.Files;

/// <summary>A scalar of a YAML file: its text without quotes and its place.</summary>
/// <param name="Text">The text.</param>
/// <param name="Span">Where it stands, quotes included.</param>
/// <param name="IsQuoted">True when it stands in quotes or is a block scalar: then <c>null</c> and <c>~</c> are text.</param>
internal readonly record struct YamlScalar(string Text, TextSpan Span, bool IsQuoted)
{
    /// <summary>True when the scalar is YAML's null.</summary>
    public bool IsNull => !IsQuoted && Text is "" or "~" or "null" or "Null" or "NULL";
}
