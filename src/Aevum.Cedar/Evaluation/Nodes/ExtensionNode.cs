using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary>A call of an extension function or method. Every argument is evaluated before their number and kinds are checked.</summary>
internal sealed class ExtensionNode : EvaluationNode
{
    private readonly ExtensionFunction _function;
    private readonly EvaluationNode[] _arguments;

    internal ExtensionNode(ExtensionFunction function, EvaluationNode[] arguments, SourceSpan span)
        : base(span)
    {
        _function = function;
        _arguments = arguments;
    }

    internal override bool TryEvaluate(ref EvaluationFrame frame, out CedarValue value)
    {
        value = default;
        if (_arguments.Length != _function.Parameters.Count)
        {
            return FailCount(ref frame);
        }

        CedarValue second = default;
        if (!_arguments[0].TryEvaluate(ref frame, out var first) || (_arguments.Length > 1 && !_arguments[1].TryEvaluate(ref frame, out second)))
        {
            return false;
        }

        if (first.Kind != _function.Parameters[0])
        {
            return frame.FailType(_arguments[0].Span, _function.Parameters[0], first);
        }

        if (_arguments.Length > 1 && second.Kind != _function.Parameters[1])
        {
            return frame.FailType(_arguments[1].Span, _function.Parameters[1], second);
        }

        return ExtensionFunctions.TryCall(_function, first, second, out value, out var error) || frame.Fail(error, Span, _function.Name, first, second);
    }

    private bool FailCount(ref EvaluationFrame frame)
    {
        foreach (var argument in _arguments)
        {
            if (!argument.TryEvaluate(ref frame, out _))
            {
                return false;
            }
        }

        var expected = _function.Parameters.Count - (_function.IsMethod ? 1 : 0);
        var given = _arguments.Length - (_function.IsMethod ? 1 : 0);
        return frame.Fail(EvaluationErrorKind.WrongArgumentCount, Span, $"`{_function.Name}` takes {expected} arguments, but {given} are given");
    }
}
