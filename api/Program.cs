using Horizon.Api.Commands;

return await CommandLine.RunAsync(args, TimeProvider.System);
