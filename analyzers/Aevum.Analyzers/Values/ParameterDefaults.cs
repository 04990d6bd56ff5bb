using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Analyzers.Values;

/// <summary>The default value of a parameter, as it is written.</summary>
internal static class ParameterDefaults
{
    /// <summary>The expression after <c>=</c>, or null when the parameter has none in source.</summary>
    public static IOperation? Of(IParameterSymbol parameter, ValueTracer tracer) =>
        parameter.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(tracer.CancellationToken) is ParameterSyntax { Default.Value: var value }
            ? tracer.Analysis.OperationAt(value, tracer.CancellationToken)
            : null;
}
