using System.ComponentModel.DataAnnotations;
using Horizon.Ingest.Crawl.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Timeout;

namespace Horizon.Ingest.Crawl;

/// <summary>Registers one polite HTTP client a source.</summary>
internal static class CrawlHttp
{
    /// <summary>
    /// From the outside in: total time-out and retries; redirects; the host's pace; one try's time-out; the body with its limit and check; the socket.
    /// The pace lies under the retries so that each try and hop waits its turn, and above a try's time-out so that waiting does not use that up.
    /// </summary>
    public static void AddPoliteClient<TOptions>(this IServiceCollection services, string source, Uri defaultBaseUrl)
        where TOptions : SourceOptions
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HostPaces>();
        services.AddOptions<TOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>, RangeValidation<TOptions>>();

        var client = services.AddHttpClient(source, (provider, http) =>
        {
            http.Timeout = Timeout.InfiniteTimeSpan;
            http.DefaultRequestHeaders.UserAgent.ParseAdd(SourceIdentity.UserAgent(Options(provider).Contact));
        });
        // The factory's own log lines would carry one line a request; what a crawl did is in its steps.
        client.RemoveAllLoggers();
        client.ConfigurePrimaryHttpMessageHandler(provider =>
        {
            var loopback = Options(provider).Endpoint(defaultBaseUrl).IsLoopback;
            return new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = System.Net.DecompressionMethods.All,
                UseCookies = false,
                UseProxy = !loopback,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectTimeout = TimeSpan.FromSeconds(30),
                ConnectCallback = (context, cancellation) => PublicAddress.ConnectAsync(context, loopback, cancellation),
            };
        });
        client.AddResilienceHandler("tries", (pipeline, context) =>
        {
            var options = Options(context.ServiceProvider);
            var time = context.ServiceProvider.GetRequiredService<TimeProvider>();
            pipeline.TimeProvider = time;
            pipeline.AddTimeout(TimeSpan.FromSeconds(options.TotalTimeoutSeconds));
            if (options.Retries > 0) pipeline.AddRetry(RetryRules.For(options, time));
        });
        client.AddHttpMessageHandler(provider => new RedirectHandler(Options(provider).RedirectHosts));
        client.AddHttpMessageHandler(provider => new PacingHandler(provider.GetRequiredService<HostPaces>(), Options(provider).MinimumInterval, TimeSpan.FromSeconds(Options(provider).MaxRetryAfterSeconds)));
        client.AddResilienceHandler("try", (pipeline, context) =>
        {
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            pipeline.AddTimeout(new TimeoutStrategyOptions { Timeout = TimeSpan.FromSeconds(Options(context.ServiceProvider).TimeoutSeconds) });
        });
        client.AddHttpMessageHandler(provider => new BodyHandler(Options(provider).MaxResponseBytes));

        static TOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<TOptions>>().Value;
    }

    /// <summary>Holds the options against their [Range] and says which is out of it.</summary>
    private sealed class RangeValidation<TOptions> : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var results = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(results.Select(result => $"{typeof(TOptions).Name}: {result.ErrorMessage}"));
        }
    }
}
