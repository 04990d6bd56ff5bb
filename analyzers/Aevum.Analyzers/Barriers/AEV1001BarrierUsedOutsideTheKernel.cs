using Aevum.Analyzers.Common;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Barriers;

/// <summary>
/// AEV1001: any use of a kernel-only member outside the kernel. Only the kinds of operation that can use one of the members the referenced kernel
/// marks are looked at: with a kernel that marks methods only, that is calls, method groups and late-bound calls.
/// </summary>
internal sealed class AEV1001BarrierUsedOutsideTheKernel : KitRule
{
    private static readonly DiagnosticDescriptor Descriptor = RuleDescriptors.Create(RuleCatalogue.BarrierUsedOutsideTheKernel);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Descriptor];

    public override void Register(RuleRegistration registration)
    {
        var members = KernelMembers.Of(registration.Kernel);
        if (members.Marked.Count == 0 || members.IsFriend(registration.Compilation))
        {
            return;
        }

        registration.OnCallTo(members.IsKernelOnly, context => CheckOperation(context, members));
        foreach (var kind in KernelUse.OtherKindsFor(members))
        {
            registration.OnOperation(kind, context => CheckOperation(context, members));
        }

        if (members.HasInheritable)
        {
            registration.Start.RegisterSymbolAction(context => CheckDeclaration(context, members), SymbolKind.Method, SymbolKind.Property, SymbolKind.Event);
        }

        if (members.Marked.Any(symbol => symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true }))
        {
            registration.Start.RegisterSymbolAction(context => CheckBaseConstructor(context, members), SymbolKind.NamedType);
        }

        RegisterTypeNames(registration, members);
    }

    private static void CheckOperation(OperationAnalysisContext context, KernelMembers members)
    {
        if (KernelUse.Find(context.Operation, members) is { } used && !KernelUse.IsInNameOf(context.Operation.Syntax, context.Operation.SemanticModel!))
        {
            context.Report(Descriptor, KernelUse.Place(context.Operation), null, Display(used));
        }
    }

    /// <summary>Overriding or implementing a kernel-only member is a use of it.</summary>
    private static void CheckDeclaration(SymbolAnalysisContext context, KernelMembers members)
    {
        if (context.Symbol is IMethodSymbol { AssociatedSymbol: not null } || members.InheritedFrom(context.Symbol) is not { } inherited)
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(Descriptor, context.Symbol.Locations[0], Display(inherited)));
    }

    /// <summary>A constructor that does not say which constructor of its base it calls calls the parameterless one, and no operation shows it.</summary>
    private static void CheckBaseConstructor(SymbolAnalysisContext context, KernelMembers members)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.BaseType?.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.IsEmpty) is not { } called || !members.IsKernelOnly(called))
        {
            return;
        }

        foreach (var constructor in type.InstanceConstructors.Where(constructor => CallsBaseSilently(constructor, context.CancellationToken)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, constructor.Locations[0], Display(called)));
        }
    }

    private static bool CallsBaseSilently(IMethodSymbol constructor, CancellationToken cancellationToken) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            null => constructor.Parameters.IsEmpty,
            ConstructorDeclarationSyntax declaration => declaration.Initializer is null,
            TypeDeclarationSyntax primary => primary.BaseList?.Types.FirstOrDefault() is not PrimaryConstructorBaseTypeSyntax,
            _ => false,
        };

    /// <summary>A marked type may not be named, except in <c>nameof</c>, <c>typeof</c>, documentation and using directives.</summary>
    private static void RegisterTypeNames(RuleRegistration registration, KernelMembers members)
    {
        var names = members.Marked.OfType<INamedTypeSymbol>().SelectMany(NamesOf).ToImmutableHashSet();
        if (names.IsEmpty)
        {
            return;
        }

        registration.Start.RegisterSyntaxNodeAction(
            context =>
            {
                var name = (SimpleNameSyntax)context.Node;
                if (names.Contains(name.Identifier.ValueText) || IsAlias(name, context))
                {
                    CheckTypeName(context, name, members);
                }
            },
            SyntaxKind.IdentifierName,
            SyntaxKind.GenericName);
    }

    private static IEnumerable<string> NamesOf(INamedTypeSymbol type) =>
        type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? [type.Name, type.Name.Substring(0, type.Name.Length - "Attribute".Length)] : [type.Name];

    private static bool IsAlias(SimpleNameSyntax name, SyntaxNodeAnalysisContext context) =>
        context.SemanticModel.GetAliasInfo(name, context.CancellationToken) is not null;

    private static void CheckTypeName(SyntaxNodeAnalysisContext context, SimpleNameSyntax name, KernelMembers members)
    {
        if (name.Ancestors().Any(ancestor => ancestor is UsingDirectiveSyntax or TypeOfExpressionSyntax) || KernelUse.IsInNameOf(name, context.SemanticModel) || IsPartOfUse(name))
        {
            return;
        }

        if (context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is INamedTypeSymbol type && members.IsKernelOnly(type))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, name.GetLocation(), Display(type)));
        }
    }

    /// <summary>The creation, or the member that is reached through the name, is reported itself.</summary>
    private static bool IsPartOfUse(SimpleNameSyntax name)
    {
        SyntaxNode whole = name;
        while (whole.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax || (whole.Parent is MemberAccessExpressionSyntax access && access.Name == whole))
        {
            whole = whole.Parent;
        }

        return whole.Parent is ObjectCreationExpressionSyntax or AttributeSyntax or MemberAccessExpressionSyntax;
    }

    private static string Display(ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
