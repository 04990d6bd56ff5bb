using System.Net;

namespace Aevum.Signers.Http;

/// <summary>The check that rule AEV3004 makes at build time, made again on the value that is used.</summary>
internal static class ServiceAddress
{
    /// <summary>Tells what is wrong with an address; null when nothing is.</summary>
    internal static string? Problem(Uri? address, string name)
    {
        if (address is null || !address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
        {
            return $"{name} must be an absolute https:// address.";
        }

        if (address.UserInfo.Length > 0)
        {
            return $"{name} must not carry a user name or password.";
        }

        return address.Scheme == "https" || IsLoopback(address)
            ? null
            : $"{name} uses http:// to a host that is not loopback, so that anybody on the way could read the credentials (rule AEV3004); use https://.";
    }

    /// <summary>An unspecified address such as 0.0.0.0 is not loopback.</summary>
    internal static bool IsLoopback(Uri address) =>
        string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>Scheme, host and port: two addresses of one origin may be given the same credentials.</summary>
    internal static string Origin(Uri address) => $"{address.Scheme}://{address.Host.ToLowerInvariant()}:{address.Port}";
}
