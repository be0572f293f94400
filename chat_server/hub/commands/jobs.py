"""What fails again and again."""

from functools import partial

from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.registry import handles
from chat_server.outward.jobs import show_stuck
from chat_server.services.jobs import RetryRequest, load_stuck_jobs, retry_job
from protocol.core.frames import Done
from protocol.jobs import ListStuckJobs, RetryJob, StuckJobs


@handles(ListStuckJobs)
async def list_stuck_jobs(call: Call, _command: ListStuckJobs) -> StuckJobs:
    found = await call.read(partial(load_stuck_jobs, viewer=call.viewer))
    return StuckJobs(jobs=[show_stuck(one) for one in found])


@handles(RetryJob)
async def retry(call: Call, command: RetryJob) -> Done:
    request = RetryRequest(viewer=call.viewer, job=command.job, key=command.row, at=call.now)
    await call.write(retry_job, request)
    return Done()
