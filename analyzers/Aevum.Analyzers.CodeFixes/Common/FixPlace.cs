namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>A finding in its file.</summary>
internal sealed class FixPlace(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
{
    public SemanticModel Model { get; } = model;

    public Diagnostic Diagnostic { get; } = diagnostic;

    /// <summary>The node that is reported.</summary>
    public SyntaxNode Node { get; } = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The node where the value was written, when it is in the same file; else <see cref="Node"/>.</summary>
    public SyntaxNode Origin { get; } = diagnostic.AdditionalLocations.Count > 0 && diagnostic.AdditionalLocations[0].SourceTree == root.SyntaxTree
        ? root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true)
        : root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>How a type of the namespace <c>System</c> is written here: short where the short name means it.</summary>
    public string NameOf(string type)
    {
        var bound = Model.GetSpeculativeSymbolInfo(Node.SpanStart, SyntaxFactory.ParseExpression(type), SpeculativeBindingOption.BindAsExpression).Symbol;
        return bound is INamedTypeSymbol { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } ? type : "global::System." + type;
    }
}
