-- Counts an attempt to sign in before its outcome is known, so that concurrent attempts are counted
-- as well.
-- KEYS[1] the account's attempts: fields "all:n", "all:until" and the same for each address.
-- ARGV[1] address; ARGV[2] free attempts from it; ARGV[3] free attempts from all unknown devices, or
-- empty for a known one.
-- Returns {seconds to wait or 0, 1 if this was the last free one}.
local key, now = KEYS[1], tonumber(redis.call('TIME')[1])
local free = {[ARGV[1]] = tonumber(ARGV[2])}
if ARGV[3] ~= '' then free.all = tonumber(ARGV[3]) end
for who in pairs(free) do
  local over = tonumber(redis.call('HGET', key, who .. ':until') or '0') - now
  if over > 0 then
    return {over, 0}
  end
end
local used_up = 0
for who, tries in pairs(free) do
  local beyond = redis.call('HINCRBY', key, who .. ':n', 1) - tries
  if beyond >= 0 then
    redis.call('HSET', key, who .. ':until', now + math.min(900, 60 * 2 ^ math.min(beyond, 10)))
    if beyond == 0 then used_up = 1 end
  end
end
redis.call('EXPIRE', key, 86400)
return {0, used_up}
