using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Deployment.Files;

/// <summary>One argument of an instruction.</summary>
/// <param name="Text">Its text without quotes and escapes.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="WithSpaceBefore">The same with one blank before it: what to delete when other arguments stay.</param>
internal readonly record struct DockerfileWord(string Text, TextSpan Span, TextSpan WithSpaceBefore);
