using Aevum.Analyzers.Common;

namespace Aevum.Analyzers.CodeFixes.Signing;

/// <summary>Finds out how an object that a rule reports becomes the signer of a program.</summary>
internal sealed class SignerRegistrations(KernelSymbols kernel, SemanticModel model, CancellationToken cancellationToken)
{
    /// <summary>The generated method that registers what the configuration selects.</summary>
    public const string Generated = "AddAevumSigner";

    private static readonly string[] Adding = ["AddSingleton", "AddScoped", "AddTransient"];

    /// <summary>The statement that does nothing but keep <paramref name="reported"/> in a local; else null.</summary>
    public static LocalDeclarationStatementSyntax? LocalOf(SyntaxNode reported) =>
        Bare(reported).Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax local } } } ? local : null;

    /// <summary>
    /// The call that registers <paramref name="reported"/>: the finding itself, or the call whose argument, factory or local is nothing but the signer. A condition
    /// or a wrapper around it is somebody's decision, and so is a registration that gives way to an earlier one.
    /// </summary>
    public InvocationExpressionSyntax? RegistrationOf(SyntaxNode reported)
    {
        if (reported is InvocationExpressionSyntax call && Registers(call))
        {
            return call;
        }

        if (ValueOf(reported) is not { } value)
        {
            return null;
        }

        var given = value.Parent switch
        {
            LambdaExpressionSyntax factory => factory,
            ReturnStatementSyntax { Parent: BlockSyntax { Statements.Count: 1, Parent: LambdaExpressionSyntax factory } } => factory,
            _ => value,
        };
        return given.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taking } && Registers(taking) ? taking : null;
    }

    /// <summary>The write of <c>AevumOptions.Signer</c> that takes <paramref name="reported"/>, directly or from a local; else null.</summary>
    public AssignmentExpressionSyntax? OptionOf(SyntaxNode reported) => ValueOf(reported)?.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } write
        && model.GetSymbolInfo(write.Left, cancellationToken).Symbol is IPropertySymbol { Name: "Signer" } property && kernel.Options.Is(property.ContainingType) ? write : null;

    /// <summary>The delegate of <c>AddAevum</c> in which <paramref name="write"/> always runs: it is the only expression there, or a statement of the block; else null.</summary>
    public LambdaExpressionSyntax? DelegateOf(AssignmentExpressionSyntax write)
    {
        var around = write.Parent switch
        {
            LambdaExpressionSyntax lambda => lambda,
            ExpressionStatementSyntax { Parent: BlockSyntax { Parent: LambdaExpressionSyntax lambda } } => lambda,
            _ => null,
        };
        return around?.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } call }
            && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { Name: "AddAevum", ReducedFrom: not null, ContainingAssembly.Name: "Aevum.Hosting" } ? around : null;
    }

    /// <summary>True when the generated method can be called on <paramref name="receiver"/>.</summary>
    public bool IsOffered(ExpressionSyntax receiver) => model.GetTypeInfo(receiver, cancellationToken).Type is INamespaceOrTypeSymbol type
        && !model.LookupSymbols(receiver.SpanStart, type, Generated, includeReducedExtensionMethods: true).IsEmpty;

    /// <summary>
    /// True when the same chain of calls, or a statement before or after it, registers the selected signer already: a second registration is refused at start. The
    /// other branch of a condition does not count.
    /// </summary>
    public static bool IsRegisteredAround(SyntaxNode place)
    {
        var chain = place.AncestorsAndSelf().TakeWhile(static node => node is ExpressionSyntax and not (AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax) or ArgumentSyntax or ArgumentListSyntax).Last();
        return CallsGenerated(chain) || place.Ancestors().TakeWhile(static node => node is not TypeDeclarationSyntax).Any(static node => node.Parent switch
        {
            BlockSyntax block => block.Statements.Any(other => other != node && CallsGenerated(other)),
            SwitchSectionSyntax section => section.Statements.Any(other => other != node && CallsGenerated(other)),
            CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().Any(other => other != node && CallsGenerated(other)),
            _ => false,
        });
    }

    private static bool CallsGenerated(SyntaxNode scope) => scope
        .DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(static node => node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Generated } });

    /// <summary>The expression with what only surrounds it.</summary>
    private static SyntaxNode Bare(SyntaxNode reported)
    {
        var value = reported;
        while (value.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            value = value.Parent;
        }

        return value;
    }

    /// <summary>Where the object is used: where it is made, or the only use of the local that keeps it; null when the local is used twice or never.</summary>
    private SyntaxNode? ValueOf(SyntaxNode reported)
    {
        if (LocalOf(reported) is not { } statement)
        {
            return Bare(reported);
        }

        var declarator = statement.Declaration.Variables[0];
        var local = model.GetDeclaredSymbol(declarator, cancellationToken);
        var scope = statement.Parent is GlobalStatementSyntax { Parent: { } unit } ? unit : statement.Parent!;
        var uses = scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == declarator.Identifier.ValueText && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local))
            .Take(2)
            .ToArray();
        return uses is [var only] ? Bare(only) : null;
    }

    private bool Registers(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ReducedFrom: not null } method
            || !Adding.Contains(method.Name, StringComparer.Ordinal) || method.ReceiverType is not { Name: "IServiceCollection" })
        {
            return false;
        }

        var service = method.TypeArguments.IsEmpty
            ? call.ArgumentList.Arguments is [{ Expression: TypeOfExpressionSyntax { Type: var type } }, ..] ? model.GetTypeInfo(type, cancellationToken).Type : null
            : method.TypeArguments[0];
        return kernel.Signer.Is(service);
    }
}
