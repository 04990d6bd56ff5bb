using Aevum.Signing;
using Microsoft.Extensions.Hosting;

namespace Aevum.Samples.Unsafe;

internal static class AEV3003
{
    private const string Seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"; // RFC 8032, section 7.1, test 1

    internal static ISigner Make(IHostEnvironment environment, ISigner external)
    {
        if (!environment.IsDevelopment())
        {
            return external;
        }

        var seed = Convert.FromHexString(Seed);
        return new InProcessSigner( // AEV3002 in regulated
            seed); // AEV3003
    }
}
