using Aevum.Analyzers.Common;
using Aevum.Analyzers.Consent;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.CodeFixes.Consent;

/// <summary>
/// AEV2007: replaces a hand-written grant or request by the generated member. Offered only when the generated member says exactly the same: same
/// agent, operations and clearance, and a validity the declaration allows.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GeneratedMemberFix)), Shared]
public sealed class GeneratedMemberFix() : ChoiceFix(RuleCatalogue.HandWrittenConsent)
{
    private protected override IEnumerable<FixChoice> Choices(FixPlace place, CancellationToken cancellationToken) => Find(place, cancellationToken) is var (node, text)
        ? [new FixChoice("Use the generated member", nameof(GeneratedMemberFix), node, editor => editor.ReplaceNode(node, SyntaxFactory.ParseExpression(text).WithTriviaFrom(node)))]
        : [];

    private static (SyntaxNode Node, string Text)? Find(FixPlace place, CancellationToken cancellationToken)
    {
        if (KernelSymbols.For(place.Model.Compilation) is not { } kernel
            || !place.Diagnostic.Properties.TryGetValue(AEV2007HandWrittenConsent.PurposeKey, out var purpose) || purpose is null
            || DeclaredPurposes.Of(kernel).Find(purpose) is not { } declared
            || place.Model.GetOperation(place.Node, cancellationToken) is not IObjectCreationOperation { Initializer: { } initializer } creation
            || initializer.Initializers.Any(each => each is not ISimpleAssignmentOperation))
        {
            return null;
        }

        var written = new WrittenConsent(initializer, Analyzers.Values.ValueAnalysis.For(place.Model.Compilation), cancellationToken);
        var type = declared.Type.ToMinimalDisplayString(place.Model, place.Node.SpanStart);
        return kernel.ConsentGrant.Is(creation.Type) ? Grant(place, type, declared, written) : Request(creation, type, declared, written, kernel);
    }

    private static (SyntaxNode Node, string Text)? Grant(FixPlace place, string type, DeclaredPurpose declared, WrittenConsent written)
    {
        if (!HasMember(declared, "Grant") || !written.Says("GranteeId", declared.Setting("Grantee"))
            || !written.Says("Operations", declared.Operations) || !written.Says("ClassificationMax", declared.Setting("ClassificationMax") ?? 0L)
            || written.Of("SubjectId") is not { } subject || written.Of("GrantedAt") is not { } start || written.Of("GrantId") is not { } id
            || written.Days() is not { } days || days > declared.ValidForDays)
        {
            return null;
        }

        var validity = days == declared.ValidForDays ? string.Empty : $", validFor: {place.NameOf(nameof(TimeSpan))}.FromDays({days})";
        var reference = written.Of("AuthorizationRef") is { } text ? $", authorizationRef: {text}" : string.Empty;
        return (place.Node, $"{type}.Grant({subject}, {start}, grantId: {id}{validity}{reference})");
    }

    private static (SyntaxNode Node, string Text)? Request(IObjectCreationOperation creation, string type, DeclaredPurpose declared, WrittenConsent written, KernelSymbols kernel)
    {
        if (!HasMember(declared, "For") || !written.Says("Actor", declared.Setting("Grantee"))
            || Call(creation) is not { Instance: { } engine, Syntax: InvocationExpressionSyntax syntax } call || !kernel.Engine.Is(call.TargetMethod.ContainingType))
        {
            return null;
        }

        var isIngest = kernel.IngestRequest.Is(creation.Type);
        if (!isIngest && !written.Says("ClassificationMax", declared.Setting("ClassificationMax") ?? 0L))
        {
            return null;
        }

        var names = isIngest ? new[] { "SubjectId", "Data", "Provenance" } : ["SubjectIds"];
        var arguments = names.Select(written.Of).ToList();
        if (arguments.Any(argument => argument is null))
        {
            return null;
        }

        var optional = isIngest ? new[] { "IdempotencyKey", "EpisodeId", "CorrelationId" } : ["EpisodeId", "CorrelationId"];
        if (optional.Any(name => written.Of(name) is not null))
        {
            arguments.AddRange(optional.Select(name => written.Of(name) ?? "null"));
        }

        var token = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 1 && !argument.IsImplicit)?.Value.Syntax.ToString();
        return (syntax, $"{type}.For({engine.Syntax}).{call.TargetMethod.Name}({string.Join(", ", arguments)}{(token is null ? string.Empty : $", {token}")})");
    }

    /// <summary>The call of the engine that takes the request directly.</summary>
    private static IInvocationOperation? Call(IOperation creation) => creation.Parent switch
    {
        IConversionOperation conversion => Call(conversion),
        IArgumentOperation { Parent: IInvocationOperation call } => call,
        _ => null,
    };

    private static bool HasMember(DeclaredPurpose declared, string name) => declared.Type.GetMembers(name).Any(member => member is IMethodSymbol { IsStatic: true });
}
