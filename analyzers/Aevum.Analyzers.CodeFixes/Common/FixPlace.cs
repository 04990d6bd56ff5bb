namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>A finding in its file.</summary>
internal sealed class FixPlace
{
    private FixPlace(SemanticModel model, Diagnostic diagnostic, SyntaxNode node, SyntaxNode origin)
    {
        Model = model;
        Diagnostic = diagnostic;
        Node = node;
        Origin = origin;
    }

    public SemanticModel Model { get; }

    public Diagnostic Diagnostic { get; }

    /// <summary>The node that is reported.</summary>
    public SyntaxNode Node { get; }

    /// <summary>The node where the value was written, when it is in the same file; else <see cref="Node"/>.</summary>
    public SyntaxNode Origin { get; }

    /// <summary>The place of <paramref name="diagnostic"/>; null when the file has become shorter since it was reported.</summary>
    public static FixPlace? Of(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
    {
        if (Find(root, diagnostic.Location) is not { } node)
        {
            return null;
        }

        var origin = diagnostic.AdditionalLocations is [{ } written, ..] && written.SourceTree == root.SyntaxTree ? Find(root, written) : null;
        return new FixPlace(model, diagnostic, node, origin ?? node);
    }

    /// <summary>The same place in a later version of a file whose nodes are tracked; null when an edit has taken it away.</summary>
    public FixPlace? In(SyntaxNode root, SemanticModel model) =>
        root.GetCurrentNode(Node) is { } node && root.GetCurrentNode(Origin) is { } origin ? new FixPlace(model, Diagnostic, node, origin) : null;

    /// <summary>How a type of the namespace <c>System</c> is written here: short where the short name means it.</summary>
    public string NameOf(string type)
    {
        var bound = Model.GetSpeculativeSymbolInfo(Node.SpanStart, SyntaxFactory.ParseExpression(type), SpeculativeBindingOption.BindAsExpression).Symbol;
        return bound is INamedTypeSymbol { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } ? type : "global::System." + type;
    }

    private static SyntaxNode? Find(SyntaxNode root, Location location) => root.FullSpan.Contains(location.SourceSpan) ? root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) : null;
}
