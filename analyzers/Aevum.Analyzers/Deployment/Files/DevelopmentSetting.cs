using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Deployment.Files;

/// <summary>One place in a deployment file that gives the development variable a value.</summary>
/// <param name="Span">The name and, where it stands on the same line, its value.</param>
/// <param name="Removal">What to delete so that the variable is unset and the file stays well-formed.</param>
internal readonly record struct DevelopmentSetting(TextSpan Span, TextSpan Removal);
