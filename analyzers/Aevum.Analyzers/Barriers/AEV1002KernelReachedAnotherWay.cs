using Aevum.Analyzers.Barriers.Reflection;
using Aevum.Analyzers.Common;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers;

/// <summary>AEV1002: a kernel member is reached around the compiler: reflection, unsafe accessors, access-check attributes, patching libraries, interceptors.</summary>
internal sealed class AEV1002KernelReachedAnotherWay : KitRule
{
    private static readonly DiagnosticDescriptor Descriptor = RuleDescriptors.Create(RuleCatalogue.KernelReachedAnotherWay);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Descriptor];

    public override void Register(RuleRegistration registration)
    {
        if (KernelMembers.Of(registration.Kernel).IsFriend(registration.Compilation))
        {
            return;
        }

        var calls = new ReflectionCalls(registration.Kernel, registration.Values);
        ReflectionCalls.OnCall(registration, context => CheckCall(context, calls));
        registration.Start.RegisterSymbolAction(context => CheckAccessor((IMethodSymbol)context.Symbol, registration.Kernel, context.ReportDiagnostic), SymbolKind.Method);
        registration.OnOperation(OperationKind.LocalFunction, context => CheckAccessor(((ILocalFunctionOperation)context.Operation).Symbol, registration.Kernel, context.ReportDiagnostic));
        registration.Start.RegisterSyntaxNodeAction(CheckAssemblyAttribute, SyntaxKind.Attribute);
        RegisterInterceptors(registration);
        PatchingLibraries.Register(registration, (context, place, target) => context.Report(Descriptor, place, null, target, "a patching library"));
    }

    private static void CheckCall(OperationAnalysisContext context, ReflectionCalls calls)
    {
        if (calls.Find((IInvocationOperation)context.Operation, context.CancellationToken) is { Member: { } member } finding)
        {
            context.Report(Descriptor, finding.Place, null, member, finding.Means);
        }
    }

    /// <summary>A method with <c>[UnsafeAccessor]</c> whose target is a type of the kernel.</summary>
    private static void CheckAccessor(IMethodSymbol method, KernelSymbols kernel, Action<Diagnostic> report)
    {
        if (!method.IsExtern)
        {
            return;
        }

        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "UnsafeAccessorAttribute" && UnsafeAccessors.Target(method, attribute, kernel) is { } target)
            {
                report(Diagnostic.Create(Descriptor, method.Locations[0], target, "an unsafe accessor"));
            }
        }
    }

    /// <summary><c>[assembly: IgnoresAccessChecksTo("Aevum.Core")]</c>, whoever declares the attribute: the runtime goes by its name.</summary>
    private static void CheckAssemblyAttribute(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute is not { Parent: AttributeListSyntax { Target.Identifier.RawKind: (int)SyntaxKind.AssemblyKeyword or (int)SyntaxKind.ModuleKeyword }, ArgumentList.Arguments: [{ Expression: var name }, ..] }
            || context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type?.Name != "IgnoresAccessChecksToAttribute")
        {
            return;
        }

        var text = context.SemanticModel.GetConstantValue(name, context.CancellationToken).Value as string;
        if (string.Equals(text?.Split(',')[0].Trim(), KernelSymbols.AssemblyName, StringComparison.OrdinalIgnoreCase))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, attribute.GetLocation(), KernelSymbols.AssemblyName, "IgnoresAccessChecksTo"));
        }
    }

    /// <summary>Interceptors replace a call when the program is compiled; only code of this compilation can declare them.</summary>
    private static void RegisterInterceptors(RuleRegistration registration)
    {
        if (registration.Compilation.GetTypesByMetadataName("System.Runtime.CompilerServices.InterceptsLocationAttribute").IsEmpty)
        {
            return;
        }

        registration.OnCallTo(registration.Kernel.Engine, CheckIntercepted);
        registration.OnCallTo(registration.Kernel.OutputEnvelope, CheckIntercepted);
        registration.OnCallTo(registration.Kernel.Barriers, CheckIntercepted);
    }

    private static void CheckIntercepted(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.Syntax is InvocationExpressionSyntax syntax && call.SemanticModel?.GetInterceptorMethod(syntax, context.CancellationToken) is { } interceptor)
        {
            context.Report(Descriptor, syntax, interceptor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken), call.TargetMethod.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), "an interceptor");
        }
    }
}
