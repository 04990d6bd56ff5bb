using System.Net;
using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Services;

/// <summary>Decides whether a value is an address that is reached without transport security from outside this machine.</summary>
internal sealed class InsecureAddress(ValueAnalysis values)
{
    private const string Scheme = "http://";
    private static readonly char[] HostEnd = ['/', '?', '#', '\\'];

    /// <summary>Where such an address is written that can be <paramref name="value"/> (text, <c>Uri</c>, <c>UriBuilder</c>), or null.</summary>
    public SyntaxNode? Find(IOperation value, CancellationToken cancellationToken)
    {
        foreach (var known in values.ValuesOf(value, cancellationToken).Known)
        {
            if (PartialText.From(known.Value) is { } text && IsInsecure(text))
            {
                return known.Origin;
            }
        }

        foreach (var source in values.SourcesOf(value, cancellationToken))
        {
            if (FindInSource(source.Operation, cancellationToken) is { } origin)
            {
                return origin;
            }
        }

        return null;
    }

    private SyntaxNode? FindInSource(IOperation source, CancellationToken cancellationToken) => source switch
    {
        IConversionOperation conversion => Find(conversion.Operand, cancellationToken),
        IObjectCreationOperation { Type.Name: "Uri", Arguments: [var first, ..] } => Find(first.Value, cancellationToken),
        IObjectCreationOperation { Type.Name: "UriBuilder" } builder => FindInBuilder(builder, cancellationToken),
        IPropertyReferenceOperation { Property: { Name: "Uri", ContainingType.Name: "UriBuilder" }, Instance: { } builder } => Find(builder, cancellationToken),
        _ => null,
    };

    private SyntaxNode? FindInBuilder(IObjectCreationOperation builder, CancellationToken cancellationToken)
    {
        if (builder.Arguments is [var only])
        {
            return Find(only.Value, cancellationToken);
        }

        // Without a scheme it is HTTP, without a host it is this machine.
        var scheme = Part(builder, "scheme", "Scheme");
        var host = Part(builder, "host", "Host");
        var isHttp = scheme is null || values.ValuesOf(scheme, cancellationToken).Known.Any(value => string.Equals(value.Text, "http", StringComparison.OrdinalIgnoreCase));
        var isLocal = host is null || (values.ValuesOf(host, cancellationToken) is { IsComplete: true } hosts && hosts.Known.All(value => value.Text is { } name && IsLoopback(name)));
        return isHttp && !isLocal ? builder.Syntax : null;
    }

    private static IOperation? Part(IObjectCreationOperation builder, string parameter, string property) =>
        builder.Arguments.FirstOrDefault(argument => argument.Parameter?.Name.StartsWith(parameter, StringComparison.OrdinalIgnoreCase) ?? false)?.Value
        ?? builder.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(write => write.Target is IPropertyReferenceOperation target && target.Property.Name == property)?.Value;

    /// <summary>True for <c>http://</c> and a host that is not, or not certainly, this machine.</summary>
    public static bool IsInsecure(PartialText text)
    {
        var prefix = text.Prefix.TrimStart();
        if (!prefix.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = prefix.Substring(Scheme.Length);
        var end = rest.IndexOfAny(HostEnd);
        if (end < 0 && text.Parts.Length > 1 && !EndsWithPortColon(rest))
        {
            return true;
        }

        return !IsLoopback(HostOf(end < 0 ? rest : rest.Substring(0, end)));
    }

    /// <summary>In <c>$"http://localhost:{port}"</c> the hole can only be the port.</summary>
    private static bool EndsWithPortColon(string authority) => authority.Length > 1 && authority[authority.Length - 1] == ':';

    private static string HostOf(string authority)
    {
        // What stands before an @ is a user name, not the host.
        var host = authority.Substring(authority.LastIndexOf('@') + 1);
        if (host.StartsWith("[", StringComparison.Ordinal))
        {
            var close = host.IndexOf(']');
            return close < 0 ? host : host.Substring(1, close - 1);
        }

        var colon = host.IndexOf(':');
        return (colon < 0 ? host : host.Substring(0, colon)).Trim();
    }

    private static bool IsLoopback(string host)
    {
        var name = host.TrimEnd('.');
        return string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
    }
}
