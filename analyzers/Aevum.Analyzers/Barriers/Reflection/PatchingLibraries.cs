using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers.Reflection;

/// <summary>Libraries that rewrite methods at run time, pointed at a type of the kernel. Watched only where the compilation has one of them.</summary>
internal static class PatchingLibraries
{
    private static readonly string[] Namespaces = ["HarmonyLib", "Harmony", "MonoMod", "HarmonyX", "Lib.Harmony", "Pose", "Fody"];

    /// <summary>Calls <paramref name="report"/> with the place and the name of the type that is patched.</summary>
    public static void Register(RuleRegistration registration, Action<OperationAnalysisContext, SyntaxNode, string> report)
    {
        var present = registration.Compilation.GlobalNamespace.GetNamespaceMembers().Select(space => space.Name).Where(name => Namespaces.Contains(name)).ToImmutableHashSet();
        if (present.IsEmpty)
        {
            return;
        }

        registration.OnCallTo(IsPatching, context => Check(context, ((IInvocationOperation)context.Operation).Arguments));
        registration.OnCreationOf(IsPatching, context => Check(context, ((IObjectCreationOperation)context.Operation).Arguments));

        bool IsPatching(IMethodSymbol method) => present.Contains(RootOf(method.ContainingType)?.Name ?? string.Empty);

        void Check(OperationAnalysisContext context, ImmutableArray<IArgumentOperation> arguments)
        {
            if (TargetIn(arguments, registration, context.CancellationToken) is { } target)
            {
                report(context, context.Operation.Syntax, target);
            }
        }
    }

    private static INamespaceSymbol? RootOf(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space;
    }

    private static string? TargetIn(ImmutableArray<IArgumentOperation> arguments, RuleRegistration registration, CancellationToken cancellationToken)
    {
        var types = new ReflectedTypes(registration.Kernel, registration.Values, cancellationToken);
        foreach (var value in arguments.SelectMany(argument => argument.Value is IArrayCreationOperation { Initializer: { } many } ? many.ElementValues : [argument.Value]))
        {
            var target = types.Of(value).With(types.OfObject(value)).With(LookedUp(value, types)).With(Named(value, types));
            if (!target.IsEmpty)
            {
                return target.ToString();
            }
        }

        return null;
    }

    /// <summary>A method that was looked up on a type of the kernel, even a public one.</summary>
    private static TypeSet LookedUp(IOperation value, ReflectedTypes types)
    {
        var found = TypeSet.None;
        foreach (var call in types.Values.SourcesOf(value, types.CancellationToken).Select(source => source.Operation).OfType<IInvocationOperation>())
        {
            found = found.With(call.TargetMethod.ContainingType.Name is "Type" or "TypeInfo" or "RuntimeReflectionExtensions" or "TypeExtensions" ? types.Of(LambdaSource.Collection(call)) : TypeSet.None);
        }

        return found;
    }

    /// <summary><c>() => engine.IngestAsync(…)</c>, and "Aevum.AevumEngine:IngestAsync".</summary>
    private static TypeSet Named(IOperation value, ReflectedTypes types)
    {
        var mentioned = value.Descendants().OfType<IMemberReferenceOperation>().Select(reference => reference.Member).Concat<ISymbol>(value.Descendants().OfType<IInvocationOperation>().Select(call => call.TargetMethod));
        if (mentioned.FirstOrDefault(member => types.Kernel.IsKernel(member.ContainingAssembly)) is { } symbol)
        {
            return TypeSet.One(symbol.ContainingType.OriginalDefinition);
        }

        return types.Values.ValuesOf(value, types.CancellationToken).Known.Select(each => each.Text).OfType<string>().SelectMany(text => types.Kernel.Find(text.Split(':')[0]).Symbols).FirstOrDefault() is { } type
            ? TypeSet.One(type)
            : TypeSet.None;
    }
}
