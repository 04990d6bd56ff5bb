using System.ComponentModel;
using Aevum.Hosting.Configuration;
using Aevum.Signing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aevum.Hosting.Signing;

/// <summary>What the generated registration of signers calls. Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SignerRegistration
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>Registers the one signer of the program. The container makes it once and disposes of it.</summary>
    /// <param name="services">The services.</param>
    /// <param name="make">Makes the signer.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="InvalidOperationException">A signer is registered already; a ledger has one.</exception>
    public static IServiceCollection Add(IServiceCollection services, Func<IServiceProvider, ISigner> make)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(make);
        if (services.Any(service => service.ServiceType == typeof(ISigner) && !service.IsKeyedService))
        {
            throw new InvalidOperationException("A signer is registered already, and a ledger has exactly one; remove one of the registrations.");
        }

        return services.AddSingleton(make);
    }

    /// <summary>Holds options against every <see cref="IValidateOptions{TOptions}"/> that is registered for them.</summary>
    /// <typeparam name="TOptions">The type of the options.</typeparam>
    /// <param name="provider">The services.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="AevumConfigurationException">Some check fails; all of them are named.</exception>
    public static void Validate<TOptions>(IServiceProvider provider, TOptions options)
        where TOptions : class
    {
        var failures = provider.GetServices<IValidateOptions<TOptions>>()
            .Select(check => check.Validate(Options.DefaultName, options))
            .Where(result => result.Failed)
            .SelectMany(result => result.Failures ?? [result.FailureMessage ?? "The options are not valid."])
            .Select(failure => "Aevum:Signer: " + failure)
            .ToArray();
        if (failures.Length > 0)
        {
            throw new AevumConfigurationException("Aevum:Signer", typeof(TOptions), failures);
        }
    }

    /// <summary>The registered client, or one of our own that does not follow redirects: a redirect could carry a token to another origin.</summary>
    /// <param name="provider">The services.</param>
    /// <returns>The client.</returns>
    public static HttpClient HttpClient(IServiceProvider provider) =>
        provider.GetService<HttpClient>() ?? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = ConnectionLifetime });

    /// <summary>The registered clock, or the system's.</summary>
    /// <param name="provider">The services.</param>
    /// <returns>The clock.</returns>
    public static TimeProvider Clock(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;

    /// <summary>A service that may be absent.</summary>
    /// <typeparam name="TService">The service.</typeparam>
    /// <param name="provider">The services.</param>
    /// <returns>The service, or null.</returns>
    public static TService? Optional<TService>(IServiceProvider provider)
        where TService : class => provider.GetService<TService>();

    /// <summary>A service that a signer needs.</summary>
    /// <typeparam name="TService">The service.</typeparam>
    /// <param name="provider">The services.</param>
    /// <returns>The service.</returns>
    /// <exception cref="InvalidOperationException">It is not registered.</exception>
    public static TService Required<TService>(IServiceProvider provider)
        where TService : class =>
        provider.GetService<TService>()
        ?? throw new InvalidOperationException($"The selected signer needs a {typeof(TService).FullName}, and none is registered; register one before the signer.");
}
