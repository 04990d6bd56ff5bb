using Aevum.Signing;
using Microsoft.Extensions.Hosting;

namespace Aevum.Samples.Unsafe;

internal static class AEV3002
{
    internal static ISigner Make(IHostEnvironment environment, ISigner external) =>
        environment.IsDevelopment() ? new InProcessSigner() : external; // AEV3002 in regulated
}
