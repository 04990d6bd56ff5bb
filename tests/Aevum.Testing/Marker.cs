using Microsoft.CodeAnalysis.Text;

namespace Aevum.Testing;

/// <summary>A marked span: an expected finding when <see cref="Id"/> is set, a numbered additional location when <see cref="Number"/> is.</summary>
public sealed record Marker(string? Id, int? Number, TextSpan Span);
