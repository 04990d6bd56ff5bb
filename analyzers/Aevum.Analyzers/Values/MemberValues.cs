using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Values;

/// <summary>The expressions that give a readonly field or a get-only property of this compilation its value.</summary>
internal static class MemberValues
{
    /// <summary>The initialiser and the assignments in constructors; empty when the field is not written in source.</summary>
    public static IReadOnlyList<IOperation> Of(IFieldSymbol field, ValueTracer tracer)
    {
        var initializer = Declaration(field, tracer) is VariableDeclaratorSyntax { Initializer.Value: var value } ? Operation(value, tracer) : null;
        return [.. One(initializer), .. AssignedInConstructors(field, tracer)];
    }

    /// <summary>The expression body, the returned expressions, or the initialiser and the assignments in constructors.</summary>
    public static IReadOnlyList<IOperation> Of(IPropertySymbol property, ValueTracer tracer)
    {
        if (Declaration(property, tracer) is not PropertyDeclarationSyntax declaration)
        {
            return [];
        }

        var getter = declaration.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.Keyword.ValueText == "get");
        if (declaration.ExpressionBody?.Expression is { } expression)
        {
            return One(Operation(expression, tracer));
        }

        if (getter is { Body: not null } or { ExpressionBody: not null })
        {
            return HelperReturns.In(getter, tracer);
        }

        // An init accessor lets every creation choose another value; the initialiser is then only one of them, and flagged where it is chosen.
        if (property.SetMethod is not null)
        {
            return [];
        }

        var initializer = declaration.Initializer?.Value is { } value ? Operation(value, tracer) : null;
        return [.. One(initializer), .. AssignedInConstructors(property, tracer)];
    }

    private static IEnumerable<IOperation> AssignedInConstructors(ISymbol member, ValueTracer tracer)
    {
        foreach (var reference in member.ContainingType.Constructors.Where(constructor => constructor.IsStatic == member.IsStatic).SelectMany(constructor => constructor.DeclaringSyntaxReferences))
        {
            if (reference.GetSyntax(tracer.CancellationToken) is not ConstructorDeclarationSyntax declaration || Operation(declaration, tracer) is not { } body)
            {
                continue;
            }

            foreach (var assignment in body.Descendants().OfType<ISimpleAssignmentOperation>())
            {
                if (assignment.Target is IMemberReferenceOperation { Member: var target } && SymbolEqualityComparer.Default.Equals(target.OriginalDefinition, member.OriginalDefinition))
                {
                    yield return assignment.Value;
                }
            }
        }
    }

    private static SyntaxNode? Declaration(ISymbol member, ValueTracer tracer) =>
        member.OriginalDefinition.DeclaringSyntaxReferences is [var reference, ..] ? reference.GetSyntax(tracer.CancellationToken) : null;

    private static IOperation? Operation(SyntaxNode syntax, ValueTracer tracer) => tracer.Analysis.OperationAt(syntax, tracer.CancellationToken);

    private static IReadOnlyList<IOperation> One(IOperation? operation) => operation is null ? [] : [operation];
}
